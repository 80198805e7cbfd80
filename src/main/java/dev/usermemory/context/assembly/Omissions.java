package dev.usermemory.context.assembly;

import dev.usermemory.context.assembly.Receipt.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many items were left out of a context, by {@link Receipt.Reason}. */
public final class Omissions {

  public static final Omissions NONE = new Omissions();

  private final int[] counts = new int[Reason.values().length];

  Omissions() {}

  void add(Reason reason, int items) {
    counts[reason.ordinal()] += items;
  }

  public int count(Reason reason) {
    return counts[reason.ordinal()];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Omissions that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
