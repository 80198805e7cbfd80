package dev.usermemory.context.text;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which language a text is in, by the scripts and function words of its words. Most texts of a
 * memory are a sentence or less, so that a guess may be wrong; nothing depends on it but which
 * further forms of a word are tried.
 */
public final class LanguageGuess {

  /** Function words that a text has to have to be in another language than its memory. */
  private static final int LEAST = 2;

  /** Greek and all other scripts begin here. */
  private static final int NOT_LATIN = 0x370;

  /** Japanese has many Han characters, Chinese has no Kana. */
  private static final int KANA = 4;

  /** The languages that a function word in Latin letters is of. */
  private static final Map<String, Set<Language>> LATIN = latin();

  private final int[] signs = new int[Language.values().length];

  private LanguageGuess() {}

  /** The language of most of these texts; English where nothing says another. */
  public static Language ofMost(List<List<Token>> texts) {
    var guess = new LanguageGuess();
    texts.forEach(guess::read);
    return guess.best(Language.ENGLISH);
  }

  /**
   * The language of one text.
   *
   * @param otherwise for a text that does not tell
   */
  public static Language of(List<Token> text, Language otherwise) {
    var guess = new LanguageGuess();
    guess.read(text);
    Language best = guess.best(otherwise);
    return guess.signs(best) < LEAST ? otherwise : best;
  }

  private void read(List<Token> text) {
    for (Token token : text) {
      int first = token.word().codePointAt(0);
      if (first < NOT_LATIN) {
        LATIN.getOrDefault(token.word(), Set.of()).forEach(language -> add(language, 1));
      } else {
        readScript(Character.UnicodeScript.of(first));
      }
    }
  }

  private void readScript(Character.UnicodeScript script) {
    switch (script) {
      case CYRILLIC -> add(Language.RUSSIAN, 1);
      case ARABIC -> add(Language.ARABIC, 1);
      case DEVANAGARI -> add(Language.HINDI, 1);
      case HAN -> add(Language.CHINESE, 1);
      case HIRAGANA, KATAKANA -> add(Language.JAPANESE, KANA);
      default -> {}
    }
  }

  private void add(Language language, int count) {
    signs[language.ordinal()] += count;
  }

  private int signs(Language language) {
    return signs[language.ordinal()];
  }

  private Language best(Language otherwise) {
    Language best = otherwise;
    for (Language language : Language.values()) {
      if (signs(language) > signs(best)) {
        best = language;
      }
    }
    return best;
  }

  private static Map<String, Set<Language>> latin() {
    Map<String, Set<Language>> languages = new HashMap<>();
    for (Language language : Language.values()) {
      for (String word : language.stopWords()) {
        if (word.charAt(0) < NOT_LATIN) {
          languages.computeIfAbsent(word, any -> EnumSet.noneOf(Language.class)).add(language);
        }
      }
    }
    return languages;
  }
}
