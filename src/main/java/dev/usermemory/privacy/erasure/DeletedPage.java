package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one page of a deletion removed.
 *
 * @param deleted documents per table; tables with none are left out
 * @param more whether documents are left for a further page
 */
public record DeletedPage(Map<MemoryTable, Long> deleted, boolean more) {

  public DeletedPage {
    var inOrder = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    inOrder.putAll(deleted);
    deleted = Collections.unmodifiableMap(inOrder);
  }

  /** This page and the one that follows it, as one. */
  public DeletedPage and(DeletedPage next) {
    var sum = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    sum.putAll(deleted);
    next.deleted.forEach((table, count) -> sum.merge(table, count, Long::sum));
    return new DeletedPage(sum, next.more);
  }
}
