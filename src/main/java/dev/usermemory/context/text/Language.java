package dev.usermemory.context.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * How the words of a text are compared: its stop words and stems, by Lucene where it has them. A
 * word keeps the stem that English gives any word beside that of its own language, so that a text
 * of which the language was guessed wrong is still found by its very words.
 */
public enum Language {
  ENGLISH("en", Set.of(), UnaryOperator.identity()),
  GERMAN("de", GermanAnalyzer.getDefaultStopSet(), snowball(GermanStemmer::new)),
  SPANISH("es", SpanishAnalyzer.getDefaultStopSet(), snowball(SpanishStemmer::new)),
  FRENCH("fr", FrenchAnalyzer.getDefaultStopSet(), snowball(FrenchStemmer::new)),
  ITALIAN("it", ItalianAnalyzer.getDefaultStopSet(), snowball(ItalianStemmer::new)),
  PORTUGUESE("pt", PortugueseAnalyzer.getDefaultStopSet(), snowball(PortugueseStemmer::new)),
  DUTCH("nl", DutchAnalyzer.getDefaultStopSet(), snowball(DutchStemmer::new)),
  TURKISH("tr", TurkishAnalyzer.getDefaultStopSet(), snowball(TurkishStemmer::new)),
  POLISH("pl", Set.of(), PolishEndings::without),
  RUSSIAN("ru", RussianAnalyzer.getDefaultStopSet(), UnaryOperator.identity()),
  ARABIC("ar", ArabicAnalyzer.getDefaultStopSet(), ArabicRoots::of),
  HINDI("hi", HindiAnalyzer.getDefaultStopSet(), UnaryOperator.identity()),
  CHINESE("zh", Set.of(), UnaryOperator.identity()),
  JAPANESE("ja", Set.of(), UnaryOperator.identity());

  private final String code;
  private final Set<String> stopWords;
  private final UnaryOperator<String> ending;

  Language(String code, Set<?> stopWords, UnaryOperator<String> ending) {
    this.code = code;
    this.stopWords = FunctionWords.of(code, stopWords);
    this.ending = ending;
  }

  /**
   * The language of a code of ISO 639-1.
   *
   * @throws java.util.NoSuchElementException for a language that is not here
   */
  static Language of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
  }

  /** Of ISO 639-1. */
  String code() {
    return code;
  }

  /** Whether words are written without spaces between them. */
  public boolean isUnspaced() {
    return this == CHINESE || this == JAPANESE;
  }

  Set<String> stopWords() {
    return this == ENGLISH ? English.stopWords() : stopWords;
  }

  /** Whether a word joins others, or asks, rather than says what a text is about. */
  public boolean isStopWord(String word) {
    return switch (this) {
      case ENGLISH -> English.isStopWord(word);
      case CHINESE -> stopWords.contains(word) || Particles.areInChinese(word);
      case JAPANESE -> stopWords.contains(word) || Particles.areInJapanese(word);
      default -> stopWords.contains(word);
    };
  }

  /** Whether a word says what a question is about. */
  public boolean isContent(Token token) {
    return this == ENGLISH ? English.isContent(token) : !isStopWord(token.word());
  }

  /** The same for a text that states something. */
  public boolean isStated(Token token) {
    return this == ENGLISH ? English.isStated(token) : !isStopWord(token.word());
  }

  /** Whether a stem says of what kind the answer is rather than what it is about. */
  public boolean isGeneric(String stem) {
    return this == ENGLISH
        ? English.isGeneric(stem)
        : Dictionary.english(this, stem).stream().anyMatch(English::isGeneric);
  }

  /** What a lower-case word is compared by; the first is the same in every language. */
  public List<String> stems(String word) {
    List<String> plain = English.stems(word);
    String stem = ending.apply(word);
    return this == ENGLISH || plain.contains(stem)
        ? plain
        : Stream.concat(plain.stream(), Stream.of(stem)).toList();
  }

  private static UnaryOperator<String> snowball(Supplier<SnowballStemmer> stemmers) {
    return word -> {
      SnowballStemmer stemmer = stemmers.get();
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    };
  }
}
