package dev.usermemory.context.text;

import java.util.List;

/**
 * What stems of one word family share beyond Porter2, which leaves "counselor" and "counseling",
 * "musician" and "music" apart: the stem without one derivational ending.
 */
public final class WordFamily {

  /** Longer endings first. */
  private static final List<String> ENDINGS =
      List.of(
          "ation", "ator", "itor", "ment", "ness", "ship", "less", "hood", "ist", "ian", "ful",
          "dom", "ess", "ive", "ion", "iti", "ism", "ous", "ant", "ent", "abl", "ari", "er", "or",
          "ic", "al", "r", "y", "i", "e");

  /** Shorter roots are shared by words that have nothing else in common. */
  private static final int LEAST_ROOT = 4;

  private WordFamily() {}

  /** The root of a stem; the stem itself when it has no such ending. */
  public static String root(String stem) {
    for (String ending : ENDINGS) {
      if (stem.length() >= LEAST_ROOT + ending.length() && stem.endsWith(ending)) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
