package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the items after a cursor.
 *
 * @param cursor as returned in {@link Page#nextCursor()}, or null for the first page; a store
 *     throws {@link InvalidCursorException} for one it did not issue for the same list
 * @param limit 1 to 200 items
 */
public record PageRequest(@Nullable String cursor, int limit) {

  public static final int MAX_LIMIT = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(null, limit);
  }
}
