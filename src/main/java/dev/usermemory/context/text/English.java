package dev.usermemory.context.text;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * English stop words, irregular forms and stems (Porter2). A form with two readings has two stems:
 * {@code lives} is of {@code live} and of {@code life}, which have nothing else in common. Words of
 * other scripts get their own light stems.
 */
public final class English {

  private static final Set<String> STOP_WORDS = new HashSet<>();
  private static final Set<String> GENERIC = new HashSet<>();
  private static final Map<String, List<String>> IRREGULAR = new HashMap<>();

  /** Stop words that are also names, even where a sentence begins. */
  private static final Set<String> NAMES = Set.of("will", "may", "can", "an", "so", "do", "must");

  static {
    Resource.lines("stop-words.txt").forEach(line -> STOP_WORDS.addAll(Resource.words(line)));
    Resource.lines("irregular-forms.txt").forEach(English::addIrregular);
    Resource.lines("generic-words.txt")
        .forEach(line -> Resource.words(line).forEach(word -> GENERIC.add(stem(word))));
  }

  private English() {}

  static Set<String> stopWords() {
    return Collections.unmodifiableSet(STOP_WORDS);
  }

  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /**
   * Whether a word says what a text is about: no stop word, or one that is written like a name. At
   * the beginning of a sentence a capital is no sign of one.
   */
  public static boolean isContent(Token token) {
    return !STOP_WORDS.contains(token.word()) || !token.opensSentence() && isName(token);
  }

  /**
   * The same for a text that states something, where "Will is …" and "May Chen …" begin with a
   * name: a sentence that opens with such a word asks nothing.
   */
  public static boolean isStated(Token token) {
    return isContent(token) || NAMES.contains(token.word()) && isName(token);
  }

  private static boolean isName(Token token) {
    return token.capitalised() && token.word().length() > 1;
  }

  /** Says of what kind the answer is rather than what it is about: kind, type, name. */
  public static boolean isGeneric(String stem) {
    return GENERIC.contains(stem);
  }

  /** The stem of a lower-case word, of its first reading. */
  public static String stem(String word) {
    List<String> bases = IRREGULAR.get(word);
    return stemOf(bases == null ? word : bases.getFirst());
  }

  /** The stems of all readings of a lower-case word; irregular forms share that of their base. */
  public static List<String> stems(String word) {
    List<String> bases = IRREGULAR.get(word);
    if (bases != null) {
      return bases.stream().map(English::stemOf).distinct().toList();
    }
    String stem = stemOf(word);
    String noun = LightStems.withoutParticle(word);
    return noun.equals(word) ? List.of(stem) : List.of(stem, noun);
  }

  private static String stemOf(String base) {
    if (!isAsciiWord(base)) {
      return LightStems.of(base);
    }
    if (base.length() < 3) {
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
    Resource.words(line.substring(colon + 1))
        .forEach(form ->
            IRREGULAR.merge(
                form,
                List.of(base),
                (known, more) -> Stream.concat(known.stream(), more.stream()).toList()));
  }
}
