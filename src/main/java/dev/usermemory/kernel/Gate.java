package dev.usermemory.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A consent that decides about data; {@link MemoryTable#gate()} says about which. */
public enum Gate {
  /** Facts and episodes. */
  MEMORY,
  /** Daily rollups and gamification. */
  PROGRESS;

  /** The name of the consent, in the API and in both stores. */
  public String consent() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a consent that is only kept. */
  public static Optional<Gate> of(String consent) {
    return Arrays.stream(values()).filter(gate -> gate.consent().equals(consent)).findFirst();
  }
}
