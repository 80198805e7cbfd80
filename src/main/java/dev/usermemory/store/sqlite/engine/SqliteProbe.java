package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreProbe;

/** What the service tells about the file, and whether it can be read. */
public final class SqliteProbe implements StoreProbe {

  private final SqliteDatabase database;

  public SqliteProbe(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public String description() {
    return "SQLite in " + database.path();
  }

  @Override
  public void ping() {
    database.read(db -> db.sql("SELECT scrub_pending FROM store_state").query(Long.class).single());
  }
}
