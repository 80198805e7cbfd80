package dev.usermemory.store.sqlite;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** An open SQLite file and its ports. */
public record OpenSqlite(SqliteDatabase database, MemoryStore store) implements StoreUnderTest {

  public static OpenSqlite at(Path file, StorePolicy policy) {
    var properties = new SqliteProperties(file, 4, Duration.ofSeconds(5), Duration.ofSeconds(30));
    SqliteDatabase database = SqliteDatabase.open(properties);
    return new OpenSqlite(database, SqliteStores.on(database, policy));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
