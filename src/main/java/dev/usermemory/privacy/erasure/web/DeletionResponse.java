package dev.usermemory.privacy.erasure.web;

import dev.usermemory.kernel.MemoryTable;
import java.util.Map;

/** How many documents of which tables were deleted. */
record DeletionResponse(Map<MemoryTable, Long> deleted, long total) {

  static DeletionResponse of(Map<MemoryTable, Long> deleted) {
    return new DeletionResponse(
        deleted, deleted.values().stream().mapToLong(Long::longValue).sum());
  }
}
