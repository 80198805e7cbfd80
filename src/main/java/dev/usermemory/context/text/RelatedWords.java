package dev.usermemory.context.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which English words may answer for which: a small hand-written thesaurus of everyday life. It
 * holds words that may stand for each other and topics with what belongs to them.
 */
public final class RelatedWords {

  /**
   * A word that another one may stand for.
   *
   * @param weight how much it counts against the word itself, above 0 and below 1
   */
  public record Related(String stem, double weight) {}

  /** Words that may stand for each other. */
  private static final double SAME = 0.7;

  /** From a topic to what belongs to it: asked for pets, a dog is an answer. */
  private static final double MEMBER = 0.5;

  /** From a thing to its topic: asked for the dog, a word about pets is a hint. */
  private static final double TOPIC = 0.2;

  private static final Map<String, List<Related>> BY_STEM = load();

  private RelatedWords() {}

  /** Related stems, strongest first; empty for a word that is not in the thesaurus. */
  public static List<Related> of(String stem) {
    return BY_STEM.getOrDefault(stem, List.of());
  }

  private static Map<String, List<Related>> load() {
    Map<String, Map<String, Double>> weights = new HashMap<>();
    Resource.lines("related-words.txt").forEach(line -> add(weights, line));
    Map<String, List<Related>> byStem = new HashMap<>();
    weights.forEach((stem, related) -> byStem.put(stem, sorted(related)));
    return Map.copyOf(byStem);
  }

  /** A line is {@code word = word …} or {@code topic, topic : member, member …}. */
  private static void add(Map<String, Map<String, Double>> weights, String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      List<String> same = stems(line.replace('=', ','));
      same.forEach(a -> same.forEach(b -> relate(weights, a, b, SAME)));
      return;
    }
    List<String> topics = stems(line.substring(0, colon));
    List<String> members = stems(line.substring(colon + 1));
    for (String topic : topics) {
      topics.forEach(other -> relate(weights, topic, other, MEMBER));
      members.forEach(member -> relate(weights, topic, member, MEMBER));
      members.forEach(member -> relate(weights, member, topic, TOPIC));
    }
  }

  private static List<String> stems(String words) {
    return Arrays.stream(words.split(",")).map(word -> English.stem(word.strip())).toList();
  }

  private static void relate(
      Map<String, Map<String, Double>> weights, String from, String to, double weight) {
    if (!from.equals(to)) {
      weights.computeIfAbsent(from, key -> new HashMap<>()).merge(to, weight, Math::max);
    }
  }

  private static List<Related> sorted(Map<String, Double> related) {
    return related.entrySet().stream()
        .map(entry -> new Related(entry.getKey(), entry.getValue()))
        .sorted((a, b) ->
            a.weight() != b.weight()
                ? Double.compare(b.weight(), a.weight())
                : a.stem().compareTo(b.stem()))
        .toList();
  }
}
