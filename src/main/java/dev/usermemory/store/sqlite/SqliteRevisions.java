package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The version of each user's memory as a whole, see {@code ContextRead}. */
final class SqliteRevisions {

  private SqliteRevisions() {}

  /** The later of now and one more than before, where before is that of anyone erased at least. */
  static void raise(SqliteTx tx) {
    tx.update(
        """
        INSERT INTO users_revisions (user_id, revision)
        SELECT ?1, max(?2, highest_erased_revision + 1) FROM store_state WHERE true
        ON CONFLICT (user_id) DO UPDATE SET revision = max(?2, revision + 1)\
        """,
        tx.user().value(),
        tx.nowMs());
  }

  /** Documents were erased: what was read before is no longer current. */
  static void raiseAfterErasure(JdbcClient db, UserId user) {
    db.sql("UPDATE users_revisions SET revision = revision + 1 WHERE user_id = ?")
        .params(user.value())
        .update();
  }

  /** Before a user's revision is erased. */
  static void remember(JdbcClient db, UserId user) {
    db.sql(
            """
            UPDATE store_state SET highest_erased_revision = max(highest_erased_revision,
              coalesce((SELECT revision FROM users_revisions WHERE user_id = ?), 0))\
            """)
        .params(user.value())
        .update();
  }
}
