package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.store.sqlite.engine.Conditions;
import dev.usermemory.store.sqlite.engine.Cursor;
import dev.usermemory.store.sqlite.engine.Db;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's facts, latest record first, then by factId: an order that nothing said later changes,
 * so that whoever pages through it misses nothing.
 */
record FactList(Db db, UserId user, FactFilter filter, long nowMs) {

  private static final String ORDER = "recorded_at_ms DESC, fact_id";

  /** Rows at a time while the text or the tags decide. */
  private static final int BATCH = 500;

  /**
   * Whether a fact without a slot, or the one that held its slot, was so at a time; what was
   * corrected was so until then.
   */
  private static final String WAS_SO =
      """
      created_at_ms <= ? AND (corrected_by IS NULL OR superseded_at_ms > ?) AND (slot IS NULL OR fact_id = (
        SELECT held.fact_id FROM users_memory_facts held
        WHERE held.user_id = users_memory_facts.user_id AND held.slot = users_memory_facts.slot
          AND held.created_at_ms <= ? AND (held.corrected_by IS NULL OR held.superseded_at_ms > ?)
          AND (held.expires_at_ms IS NULL OR held.expires_at_ms > ?)
        ORDER BY iif(held.last_reinforced_at_ms <= ?, held.last_reinforced_at_ms, held.created_at_ms) DESC,
          held.superseded_at_ms IS NOT NULL, held.fact_id
        LIMIT 1))\
      """;

  Page<Fact> read(PageRequest page) {
    Cursor cursor = Cursor.of(Stream.concat(Stream.of("facts", user), filter.parts()).toArray());
    List<Object> after = cursor.decode(page);
    FactIndex index = FactIndex.of(db, user);
    List<Fact> fetched = new ArrayList<>();
    while (fetched.size() <= page.limit()) {
      List<Fact> batch = Tables.FACTS.list(db, index.using(where(after)), ORDER, BATCH);
      batch.stream().filter(filter::wants).forEach(fetched::add);
      if (batch.size() < BATCH) {
        break;
      }
      after = position(batch.getLast());
    }
    int more = Math.min(fetched.size(), page.limit() + 1);
    return cursor.page(fetched.subList(0, more), page, FactList::position);
  }

  private Conditions where(List<Object> after) {
    FactKind kind = filter.kind();
    var where =
        Table.live(user, nowMs)
            .andEqual("kind", kind == null ? null : kind.wireName())
            .andEqual("skill_id", filter.skillId())
            .andEqual("session_id", filter.sessionId())
            .andEqual("slot", filter.slot());
    whenSo(where, filter.asOfMs());
    if (!after.isEmpty()) {
      where.and("recorded_at_ms <= ?", after.get(0));
      where.and("(recorded_at_ms < ? OR fact_id > ?)", after.get(0), after.get(1));
    }
    return where;
  }

  private void whenSo(Conditions where, @Nullable Long asOfMs) {
    if (asOfMs != null) {
      where.and(WAS_SO, asOfMs, asOfMs, asOfMs, asOfMs, nowMs, asOfMs);
    } else if (!filter.includeSuperseded()) {
      where.and("superseded_at_ms IS NULL");
    }
  }

  private static List<Object> position(Fact fact) {
    return List.of(fact.recordedAtMs(), fact.factId());
  }
}
