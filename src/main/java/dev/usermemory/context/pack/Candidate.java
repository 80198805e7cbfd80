package dev.usermemory.context.pack;

import org.jspecify.annotations.Nullable;

/** Something that may be taken. */
public interface Candidate {

  /** What it is worth, above 0; values add up. */
  double value();

  /** Where it came from; null when unknown. */
  @Nullable String session();

  /** Tokens; for one that surely costs more than {@code ceiling}, any number above that. */
  int cost(int ceiling);

  /** Its words, to recognise what is said twice. */
  Wording wording();
}
