package dev.usermemory.context.text;

import java.util.List;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Stems of words in scripts that tell their language, or nearly: Cyrillic, Greek and Devanagari by
 * Snowball, Arabic by the light rules of Larkey, Ballesteros and Connell ("Improving Stemming for
 * Arabic Information Retrieval", 2002), Korean nouns by their particles. Latin letters tell no
 * language and are English's.
 */
final class LightStems {

  private static final List<String> ARABIC_PREFIXES =
      List.of(
          "\u0648\u0627\u0644",
          "\u0628\u0627\u0644",
          "\u0643\u0627\u0644",
          "\u0641\u0627\u0644",
          "\u0627\u0644",
          "\u0644\u0644",
          "\u0648");

  private static final List<String> ARABIC_SUFFIXES =
      List.of(
          "\u0647\u0627",
          "\u0627\u0646",
          "\u0627\u062A",
          "\u0648\u0646",
          "\u064A\u0646",
          "\u064A\u0647",
          "\u0647",
          "\u064A");

  /** Longer ones first. */
  private static final List<String> KOREAN_PARTICLES =
      List.of(
          "에서는", "으로는", "에게서", "이라고", "에서", "에게", "에는", "한테", "으로", "까지", "부터", "처럼", "보다", "이랑",
          "하고", "이나", "마다", "조차", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로",
          "랑", "나");

  private LightStems() {}

  static String of(String word) {
    int first = word.codePointAt(0);
    if (first < 0x370) {
      return word;
    }
    return switch (Character.UnicodeScript.of(first)) {
      case CYRILLIC -> snowball(new RussianStemmer(), word);
      case GREEK -> snowball(new GreekStemmer(), word);
      case DEVANAGARI -> snowball(new HindiStemmer(), word);
      case ARABIC -> arabic(word);
      default -> word;
    };
  }

  /** A Korean word without its particle; the word itself when it has none. */
  static String withoutParticle(String word) {
    if (word.length() < 2 || word.charAt(0) < 0xAC00 || word.charAt(0) > 0xD7A3) {
      return word;
    }
    for (String particle : KOREAN_PARTICLES) {
      if (word.length() > particle.length() && word.endsWith(particle)) {
        return word.substring(0, word.length() - particle.length());
      }
    }
    return word;
  }

  private static String snowball(SnowballStemmer stemmer, String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    String stem = stemmer.getCurrent();
    return stem.isEmpty() ? word : stem;
  }

  private static String arabic(String word) {
    String stem = word;
    for (String prefix : ARABIC_PREFIXES) {
      int least = prefix.length() == 1 ? 3 : 2;
      if (stem.startsWith(prefix) && stem.length() >= prefix.length() + least) {
        stem = stem.substring(prefix.length());
        break;
      }
    }
    for (String suffix : ARABIC_SUFFIXES) {
      if (stem.endsWith(suffix) && stem.length() >= suffix.length() + 2) {
        stem = stem.substring(0, stem.length() - suffix.length());
      }
    }
    return stem;
  }
}
