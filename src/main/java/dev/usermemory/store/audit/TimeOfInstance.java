package dev.usermemory.store.audit;

import dev.usermemory.privacy.erasure.TrustedTimeStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;

/**
 * On the disk that an instance has to itself whichever store has the memory. On the embedded store
 * that store's own is used, which is as old as what it dates.
 */
record TimeOfInstance(SqliteDatabase database) implements TrustedTimeStore {

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
