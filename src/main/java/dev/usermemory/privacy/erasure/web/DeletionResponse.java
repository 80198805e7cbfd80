package dev.usermemory.privacy.erasure.web;

import dev.usermemory.kernel.MemoryTable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** How many documents of which tables were deleted. */
public record DeletionResponse(Map<MemoryTable, Long> deleted, long total) {

  /** With a count for every table, so that a reader sees what was looked at. */
  static DeletionResponse ofAllTables(Map<MemoryTable, Long> deleted) {
    return of(EnumSet.allOf(MemoryTable.class), deleted);
  }

  /** With the tables that had something to delete. */
  public static DeletionResponse of(Map<MemoryTable, Long> deleted) {
    return of(deleted.keySet(), deleted);
  }

  private static DeletionResponse of(
      Collection<MemoryTable> tables, Map<MemoryTable, Long> deleted) {
    long total = deleted.values().stream().mapToLong(Long::longValue).sum();
    return new DeletionResponse(counts(tables, deleted), total);
  }

  /** The counts of these tables, in their order; 0 where nothing was deleted. */
  public static Map<MemoryTable, Long> counts(
      Collection<MemoryTable> tables, Map<MemoryTable, Long> deleted) {
    var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    tables.forEach(table -> counts.put(table, deleted.getOrDefault(table, 0L)));
    return counts;
  }
}
