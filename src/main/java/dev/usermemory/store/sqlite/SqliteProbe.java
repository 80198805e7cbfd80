package dev.usermemory.store.sqlite;

import dev.usermemory.store.StoreProbe;

final class SqliteProbe implements StoreProbe {

  private final SqliteDatabase database;

  SqliteProbe(SqliteDatabase database) {
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
    database.read(db -> db.sql("SELECT highest FROM erased_revisions").query(Long.class).single());
  }
}
