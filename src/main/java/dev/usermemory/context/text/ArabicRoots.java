package dev.usermemory.context.text;

/**
 * The consonants of an Arabic word without the letters that persons, tenses and broken plurals
 * change: {@code يكتب} (writes), {@code كاتب} (writer) and {@code كتب} (books) have the same.
 */
final class ArabicRoots {

  /** Of prepositions and the future. */
  private static final String JOINED = "\u0628\u0644\u0641\u0643\u0633";

  /** Of the persons of a verb, and of participles. */
  private static final String PERSONS = "\u064A\u062A\u0646\u0627\u0645";

  private static final String LONG_VOWELS = "\u0627\u0648\u064A\u0621\u0624\u0626";

  private static final int LEAST_STEM = 3;

  private ArabicRoots() {}

  static String of(String word) {
    if (Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.ARABIC) {
      return word;
    }
    String stem = LightStems.of(word);
    stem = withoutFirst(stem, JOINED, LEAST_STEM + 1);
    stem = withoutFirst(stem, PERSONS, LEAST_STEM);
    if (stem.length() > LEAST_STEM && stem.endsWith("\u062A")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return consonants(stem);
  }

  private static String withoutFirst(String word, String letters, int least) {
    return word.length() > least && letters.indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
  }

  private static String consonants(String stem) {
    var consonants = new StringBuilder();
    stem.chars().filter(c -> LONG_VOWELS.indexOf(c) < 0).forEach(c -> consonants.append((char) c));
    return consonants.length() < LEAST_STEM ? stem : consonants.toString();
  }
}
