package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is repeated of a table elsewhere goes when that table is erased without it. */
final class RecordedOutcomes {

  private RecordedOutcomes() {}

  /** Whether anything had to go. */
  static boolean forget(JdbcClient db, UserId user, Set<MemoryTable> tables) {
    int changed =
        Arrays.stream(WriteOperation.values())
            .filter(operation -> !Collections.disjoint(operation.copies(), tables))
            .mapToInt(operation -> delete(db, user, operation))
            .sum();
    if (tables.contains(MemoryTable.FACTS)) {
      changed += cut(db, user, "fact_ids = '[]'");
    }
    if (tables.contains(MemoryTable.PROGRESS_DAILY)) {
      changed += cut(db, user, "rollups = '[]'");
    }
    if (tables.contains(MemoryTable.GAMIFICATION)) {
      changed += cut(db, user, "xp = 0");
    }
    return changed > 0;
  }

  private static int delete(JdbcClient db, UserId user, WriteOperation operation) {
    return db.sql("DELETE FROM users_idempotency WHERE user_id = ? AND operation = ?")
        .params(user.value(), operation.wireName())
        .update();
  }

  /** The record of an assessment stays: repeated, it must not count twice. */
  private static int cut(JdbcClient db, UserId user, String emptied) {
    return db.sql(
            "UPDATE users_assessments SET %1$s WHERE user_id = ? AND NOT (%1$s)".formatted(emptied))
        .params(user.value())
        .update();
  }
}
