package dev.usermemory.store.sqlite.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.usermemory.kernel.DatabaseReading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database file with its current schema. */
public final class SqliteDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  /** Two processes on a new file may meet at each of its migrations. */
  private static final int ATTEMPTS = 20;

  private final SqliteProperties properties;
  private final Connections connections;
  private final Writer writer;
  private final Scrub scrub;
  private final HikariDataSource readers;
  private final JdbcClient reads;
  private final TransactionTemplate snapshots;
  private final List<KeptStatements> kept = new CopyOnWriteArrayList<>();

  private SqliteDatabase(DatabaseKind kind, SqliteProperties properties) throws SQLException {
    this.properties = properties;
    connections = new Connections(properties);
    DataSource writing = connections.writing();
    migrate(kind, writing);
    writer = new Writer(writing, properties.writeTimeout());
    scrub = new Scrub(writer, properties.folder(), properties.vacuumLimit().toBytes());
    readers = connections.reading();
    reads = JdbcClient.create(readers);
    snapshots = new TransactionTemplate(new JdbcTransactionManager(readers));
  }

  /**
   * Opens the file, creating or upgrading it first.
   *
   * @throws SqliteUnusableException when that fails, saying why
   */
  public static SqliteDatabase open(SqliteProperties properties) {
    return open(DatabaseKind.MEMORY, properties);
  }

  /** The same for another kind of database. */
  public static SqliteDatabase open(DatabaseKind kind, SqliteProperties properties) {
    DatabaseFile.prepare(kind, properties.path());
    try {
      return new SqliteDatabase(kind, properties);
    } catch (SQLException | DataAccessException | FlywayException e) {
      throw new SqliteUnusableException(kind, properties.path(), "it cannot be opened", e);
    }
  }

  private static void migrate(DatabaseKind kind, DataSource dataSource) {
    Flyway flyway = Flyway.configure().dataSource(dataSource).locations(kind.migrations()).load();
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.info("The database could not be upgraded at once; another process may be at it.");
      }
    }
  }

  public Path path() {
    return properties.path();
  }

  /**
   * What operators want to know of it.
   *
   * @param database its name for them
   */
  public DatabaseReading reading(String database) {
    return new FileReading(database, properties.path(), writer);
  }

  /** Runs the work in a write transaction, see {@link Writer#inTransaction}. */
  public <T> T write(Function<JdbcClient, T> work) {
    return writer.inTransaction(work);
  }

  /** Runs one statement that reads. */
  public <T> T read(Function<JdbcClient, T> work) {
    try {
      return work.apply(reads);
    } catch (DataAccessException e) {
      throw Errors.translate(e);
    }
  }

  /** Runs several statements that read the same moment. */
  public <T> T snapshot(Function<JdbcClient, T> work) {
    try {
      return snapshots.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      throw Errors.translate(e);
    }
  }

  /** A query that stays prepared until the database is closed, for those who cannot wait. */
  public KeptStatements keep(String sql) {
    var statements =
        new KeptStatements(connections.readingAtOnce(), sql, properties.readConnections());
    kept.add(statements);
    return statements;
  }

  public Scrub scrub() {
    return scrub;
  }

  @Override
  public void close() throws SQLException {
    for (KeptStatements statements : kept) {
      statements.close();
    }
    readers.close();
    writer.close();
  }
}
