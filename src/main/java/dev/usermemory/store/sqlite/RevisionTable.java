package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

/** The version of each user's memory as a whole, see {@code ContextRead}. */
final class RevisionTable extends Table<ExportedRevision> {

  RevisionTable() {
    super(
        MemoryTable.REVISIONS, List.of("user_id"), column("revision", ExportedRevision::revision));
  }

  @Override
  ExportedRevision map(Row row) throws SQLException {
    return new ExportedRevision(row.number("revision"));
  }

  /** A revision from elsewhere is taken over, unless the one here is later. */
  @Override
  Change store(SqliteTx tx, ExportedRevision exported) {
    boolean known =
        find(tx.db(), tx.user()).stream()
            .anyMatch(stored -> stored.revision() >= exported.revision());
    return known ? Change.UNCHANGED : super.store(tx, exported);
  }

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
  static void raiseAfterErasure(Db db, UserId user) {
    db.sql("UPDATE users_revisions SET revision = revision + 1 WHERE user_id = ?")
        .params(user.value())
        .update();
  }

  /** Before a user's revision is erased. */
  static void remember(Db db, UserId user) {
    db.sql(
            """
            UPDATE store_state SET highest_erased_revision = max(highest_erased_revision,
              coalesce((SELECT revision FROM users_revisions WHERE user_id = ?), 0))\
            """)
        .params(user.value())
        .update();
  }
}
