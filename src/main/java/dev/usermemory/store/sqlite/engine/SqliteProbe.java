package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreState;
import java.util.Optional;

/** What the service tells about the file, and whether it takes writes. */
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
    database.probeWrite();
  }

  @Override
  public StoreState state() {
    return database.state();
  }

  @Override
  public Optional<String> fault() {
    StoreState state = database.state();
    return state == StoreState.OK ? Optional.empty() : Optional.of(state.word());
  }
}
