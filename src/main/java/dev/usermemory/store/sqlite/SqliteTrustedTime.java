package dev.usermemory.store.sqlite;

import dev.usermemory.privacy.erasure.TrustedTimeStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;

/** In the file itself, so that it is as old as what it dates. */
final class SqliteTrustedTime implements TrustedTimeStore {

  private final SqliteDatabase database;

  SqliteTrustedTime(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public long trustedAtMs() {
    return database.read(
        db -> db.sql("SELECT trusted_at_ms FROM store_clock").query(Long.class).single());
  }

  @Override
  public void trust(long atMs) {
    database.write(db -> db.sql("UPDATE store_clock SET trusted_at_ms = ?").param(atMs).update());
  }
}
