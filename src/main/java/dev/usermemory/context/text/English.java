package dev.usermemory.context.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * English stop words, irregular forms and stems (Porter2). Words of other languages pass through:
 * those that are not plain ASCII keep their form.
 */
public final class English {

  private static final Set<String> STOP_WORDS = new HashSet<>();
  private static final Set<String> GENERIC = new HashSet<>();
  private static final Map<String, String> IRREGULAR = new HashMap<>();

  static {
    Resource.lines("stop-words.txt").forEach(line -> STOP_WORDS.addAll(Resource.words(line)));
    Resource.lines("irregular-forms.txt").forEach(English::addIrregular);
    Resource.lines("generic-words.txt")
        .forEach(line -> Resource.words(line).forEach(word -> GENERIC.add(stem(word))));
  }

  private English() {}

  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /** Says of what kind the answer is rather than what it is about: kind, type, name. */
  public static boolean isGeneric(String stem) {
    return GENERIC.contains(stem);
  }

  /** The stem of a lower-case word; irregular forms share the stem of their base. */
  public static String stem(String word) {
    String base = IRREGULAR.getOrDefault(word, word);
    if (base.length() < 3 || !isAsciiWord(base)) {
      return base;
    }
    var stemmer = new EnglishStemmer();
    stemmer.setCurrent(base);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static boolean isAsciiWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  /** A line is {@code base: form form …}. */
  private static void addIrregular(String line) {
    int colon = line.indexOf(':');
    String base = line.substring(0, colon).strip();
    Resource.words(line.substring(colon + 1)).forEach(form -> IRREGULAR.put(form, base));
  }
}
