package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a deletion removed.
 *
 * @param deleted documents per table; tables with none are left out
 * @param more whether documents are left for a further page
 * @param cursor where that goes on; null from the start
 */
public record DeletedPage(Map<MemoryTable, Long> deleted, boolean more, @Nullable String cursor) {

  public DeletedPage {
    var inOrder = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    inOrder.putAll(deleted);
    deleted = Collections.unmodifiableMap(inOrder);
  }

  public DeletedPage(Map<MemoryTable, Long> deleted, boolean more) {
    this(deleted, more, null);
  }

  /**
   * All pages as one.
   *
   * @param page deletes the page at a cursor
   * @throws IllegalStateException when a page changes nothing and would be asked for again
   */
  public static Map<MemoryTable, Long> all(Function<@Nullable String, DeletedPage> page) {
    var sum = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    DeletedPage last = new DeletedPage(Map.of(), true);
    while (last.more) {
      DeletedPage next = page.apply(last.cursor);
      if (next.more && next.deleted.isEmpty() && Objects.equals(next.cursor, last.cursor)) {
        throw new IllegalStateException("a page of a deletion made no progress");
      }
      next.deleted.forEach((table, count) -> sum.merge(table, count, Long::sum));
      last = next;
    }
    return sum;
  }
}
