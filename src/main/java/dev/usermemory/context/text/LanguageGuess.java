package dev.usermemory.context.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which language a text is in, by the scripts and function words of its words. Most texts of a
 * memory are a sentence or less, so that a guess may be wrong; nothing depends on it but which
 * further forms of a word are tried.
 */
public final class LanguageGuess {

  /** Function words that a text has to have to be in another language than its memory. */
  private static final int LEAST = 2;

  /** Japanese has many Han characters, Chinese has no Kana. */
  private static final int KANA = 4;

  private static final Language[] LATIN = {
    Language.GERMAN,
    Language.SPANISH,
    Language.FRENCH,
    Language.ITALIAN,
    Language.PORTUGUESE,
    Language.DUTCH,
    Language.TURKISH,
    Language.POLISH,
  };

  private final Map<Language, Integer> signs = new EnumMap<>(Language.class);

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
      if (first < 0x370) {
        readLatin(token.word());
      } else {
        readScript(Character.UnicodeScript.of(first));
      }
    }
  }

  private void readLatin(String word) {
    if (English.isStopWord(word)) {
      add(Language.ENGLISH, 1);
    }
    for (Language language : LATIN) {
      if (language.isStopWord(word)) {
        add(language, 1);
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
    signs.merge(language, count, Integer::sum);
  }

  private int signs(Language language) {
    return signs.getOrDefault(language, 0);
  }

  private Language best(Language otherwise) {
    Language best = otherwise;
    for (Language language : signs.keySet()) {
      if (signs(language) > signs(best)) {
        best = language;
      }
    }
    return best;
  }
}
