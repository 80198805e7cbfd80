package dev.usermemory.memory.fact;

import org.jspecify.annotations.Nullable;

/** Which facts to list; null components do not restrict. */
public record FactFilter(
    @Nullable FactKind kind, @Nullable String skillId, boolean includeSuperseded) {

  /** Every current fact. */
  public static final FactFilter CURRENT = new FactFilter(null, null, false);
}
