package dev.usermemory.privacy.erasure.web;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.erasure.Erasure;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many documents of which tables were deleted.
 *
 * @param state of an erasure
 */
record DeletionResponse(@Nullable String state, Map<MemoryTable, Long> deleted, long total) {

  static DeletionResponse of(Map<MemoryTable, Long> deleted) {
    return of(null, deleted);
  }

  static DeletionResponse of(Erasure erasure) {
    return of(erasure.state().name().toLowerCase(Locale.ROOT), erasure.deleted());
  }

  private static DeletionResponse of(@Nullable String state, Map<MemoryTable, Long> deleted) {
    return new DeletionResponse(
        state, deleted, deleted.values().stream().mapToLong(Long::longValue).sum());
  }
}
