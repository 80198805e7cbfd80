package dev.usermemory.context.rank;

import java.util.Map;

/**
 * How near facts are to a question in meaning, whatever their words.
 *
 * @param cosines by factId, -1 to 1; facts of which nothing is known are not in it
 * @param acrossLanguages whether that holds for a question in another language, too
 */
public record Likeness(Map<String, Double> cosines, boolean acrossLanguages) {

  public static final Likeness UNKNOWN = new Likeness(Map.of());

  public Likeness {
    cosines = Map.copyOf(cosines);
  }

  /** In any language. */
  public Likeness(Map<String, Double> cosines) {
    this(cosines, true);
  }
}
