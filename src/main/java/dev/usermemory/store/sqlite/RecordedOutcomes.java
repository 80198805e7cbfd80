package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Collections;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What recorded outcomes repeat of a table goes when that table is erased without them. */
final class RecordedOutcomes {

  private RecordedOutcomes() {}

  /** Whether anything had to go. */
  static boolean forget(JdbcClient db, UserId user, Set<MemoryTable> tables) {
    int changed = 0;
    for (WriteOperation operation : WriteOperation.values()) {
      Set<MemoryTable> copies = operation.copies();
      if (copies.size() > 1) {
        changed +=
            copies.stream()
                .filter(tables::contains)
                .mapToInt(t -> cut(db, user, operation, t))
                .sum();
      } else if (!Collections.disjoint(copies, tables)) {
        changed += delete(db, user, operation);
      }
    }
    return changed > 0;
  }

  private static int delete(JdbcClient db, UserId user, WriteOperation operation) {
    return db.sql("DELETE FROM users_idempotency WHERE user_id = ? AND operation = ?")
        .params(user.value(), operation.wireName())
        .update();
  }

  /** The record stays without the table's part: its repetition must not count twice. */
  private static int cut(JdbcClient db, UserId user, WriteOperation operation, MemoryTable table) {
    return db.sql(
            """
            UPDATE users_idempotency SET outcome = %1$s
            WHERE user_id = ? AND operation = ? AND outcome <> %1$s\
            """
                .formatted(without(table)))
        .params(user.value(), operation.wireName())
        .update();
  }

  /** By the members of {@code FinalizeResult}. */
  private static String without(MemoryTable table) {
    return switch (table) {
      case FACTS -> "json_set(outcome, '$.facts', json('[]'))";
      case EPISODES -> "json_remove(outcome, '$.episode')";
      case PROGRESS_DAILY -> "json_set(outcome, '$.rollups', json('[]'))";
      case GAMIFICATION -> "json_remove(outcome, '$.gamification')";
      default -> throw new IllegalArgumentException("no part of an assessment's outcome");
    };
  }
}
