package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

final class ConsentTable extends Table<Consent> {

  ConsentTable() {
    super(
        MemoryTable.CONSENTS,
        List.of("user_id", "consent"),
        column("consent", Consent::consent),
        column("granted", Consent::granted),
        column("scope", Consent::scope),
        column("version", Consent::version),
        column("created_at", Consent::createdAt),
        column("updated_at", Consent::updatedAt),
        column("expires_at_ms", Consent::expiresAtMs));
  }

  @Override
  Consent map(Row row) throws SQLException {
    return new Consent(
        row.text("consent"),
        row.flag("granted"),
        row.textOrNull("scope"),
        row.textOrNull("version"),
        row.number("created_at"),
        row.number("updated_at"),
        row.numberOrNull("expires_at_ms"));
  }

  @Override
  void check(SqliteTx tx, Consent consent, boolean isNew) {
    if (isNew) {
      Consent.checkRoom(SqliteConsents.list(tx.db(), tx.user(), tx.nowMs()).size());
    }
  }
}
