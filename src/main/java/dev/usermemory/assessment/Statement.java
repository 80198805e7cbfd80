package dev.usermemory.assessment;

import dev.usermemory.memory.fact.FactIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of feedback, for telling whether another one says the same, so that it reinforces the
 * first instead of standing beside it. In doubt it doesn't: one has all words of the other in the
 * same order and hardly any more, none of which negates, compares or counts.
 *
 * @param words a plural is its singular
 */
record Statement(List<String> words) {

  /** The least share of words that both have. */
  private static final double OVERLAP = 0.85;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'+#/-]+");

  /** One of these more, and the meaning is another. */
  private static final Set<String> TURNS =
      Set.of(
          ("not no never none nor neither cannot without hardly rarely less more fewer too enough only"
                  + " before after instead stop avoid nicht kein keine nie ohne ne pas sans non nunca sin"
                  + " nu niet geen не нет без ни")
              .split(" "));

  static Statement of(String text) {
    String normal = FactIds.normalise(text).replace('’', '\'');
    return new Statement(
        Arrays.stream(BETWEEN_WORDS.split(normal))
            .filter(word -> !word.isEmpty())
            .map(Statement::singular)
            .toList());
  }

  boolean isSameAs(Statement other) {
    List<String> fewer = words.size() <= other.words.size() ? words : other.words;
    List<String> more = words.size() <= other.words.size() ? other.words : words;
    if (fewer.isEmpty() || fewer.size() < OVERLAP * more.size()) {
      return false;
    }
    var extra = new ArrayList<String>();
    int matched = 0;
    for (String word : more) {
      if (matched < fewer.size() && fewer.get(matched).equals(word)) {
        matched++;
      } else {
        extra.add(word);
      }
    }
    return matched == fewer.size() && extra.stream().noneMatch(Statement::turns);
  }

  private static boolean turns(String word) {
    return TURNS.contains(word)
        || word.endsWith("n't")
        || word.codePoints().anyMatch(c -> !Character.isLetter(c) && c != '\'');
  }

  private static String singular(String word) {
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
