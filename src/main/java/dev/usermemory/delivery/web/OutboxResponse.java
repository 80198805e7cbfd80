package dev.usermemory.delivery.web;

import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.OutboxStore.Totals;
import dev.usermemory.kernel.Page;
import dev.usermemory.ops.UserIdHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, and a page of it.
 *
 * @param oldestAgeMs how long the oldest waiting one has waited, 0 when none does
 */
record OutboxResponse(
    long waiting,
    long setAside,
    long oldestAgeMs,
    List<OutboxEntryResponse> items,
    @Nullable String nextCursor) {

  static OutboxResponse of(
      Totals totals, long oldestAgeMs, Page<OutboxEntry> page, UserIdHash users) {
    return new OutboxResponse(
        totals.waiting(),
        totals.setAside(),
        oldestAgeMs,
        page.items().stream().map(entry -> OutboxEntryResponse.of(entry, users)).toList(),
        page.nextCursor());
  }
}
