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
 * @param residue of an erasure
 */
record DeletionResponse(
    @Nullable String state, Map<MemoryTable, Long> deleted, long total, @Nullable String residue) {

  static DeletionResponse of(Map<MemoryTable, Long> deleted) {
    return of(null, deleted, null);
  }

  static DeletionResponse of(Erasure erasure) {
    return of(word(erasure.state()), erasure.deleted(), word(erasure.residue()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static DeletionResponse of(
      @Nullable String state, Map<MemoryTable, Long> deleted, @Nullable String residue) {
    long total = deleted.values().stream().mapToLong(Long::longValue).sum();
    return new DeletionResponse(state, deleted, total, residue);
  }
}
