package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people a memory is about, by first name: words with a capital inside sentences that also open
 * a fair share of the facts. They say whom a fact is about rather than what, so that they are no
 * content words. A memory that says "the user …" has none, and loses nothing.
 */
final class People {

  /** A name opens at least this share of the facts, and {@link #LEAST_FACTS}. */
  private static final double LEAST_SHARE = 0.05;

  private static final int LEAST_FACTS = 3;

  private final Set<String> names = new HashSet<>();

  private People() {}

  /**
   * @param facts the words of each fact
   * @param others further texts of the same memory
   */
  static People of(List<List<Token>> facts, List<List<Token>> others) {
    Map<String, int[]> seen = new HashMap<>();
    facts.forEach(tokens -> count(seen, tokens));
    others.forEach(tokens -> count(seen, tokens));
    Map<String, Integer> opening = new HashMap<>();
    for (List<Token> tokens : facts) {
      if (!tokens.isEmpty() && isName(seen, tokens.getFirst().word())) {
        opening.merge(tokens.getFirst().word(), 1, Integer::sum);
      }
    }
    var people = new People();
    double least = Math.max(LEAST_FACTS, LEAST_SHARE * facts.size());
    opening.forEach((name, count) -> people.addIf(count >= least, name));
    return people;
  }

  private void addIf(boolean enough, String name) {
    if (enough) {
      names.add(name);
    }
  }

  private static void count(Map<String, int[]> seen, List<Token> tokens) {
    for (Token token : tokens) {
      if (!token.opensSentence()) {
        seen.computeIfAbsent(token.word(), word -> new int[2])[token.capitalised() ? 0 : 1]++;
      }
    }
  }

  private static boolean isName(Map<String, int[]> seen, String word) {
    int[] counts = seen.get(word);
    return counts != null && counts[0] > 10 * counts[1] && !English.isStopWord(word);
  }

  boolean contains(String word) {
    return names.contains(word);
  }

  /** The first person named. */
  @Nullable String firstIn(List<Token> tokens) {
    for (Token token : tokens) {
      if (names.contains(token.word())) {
        return token.word();
      }
    }
    return null;
  }

  Set<String> names() {
    return Set.copyOf(names);
  }

  int size() {
    return names.size();
  }
}
