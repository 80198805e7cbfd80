package dev.usermemory.store.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
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
final class SqliteDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
  private static final int ATTEMPTS = 3;

  private final Path path;
  private final SqliteWriter writer;
  private final SqliteScrub scrub;
  private final HikariDataSource readers;
  private final JdbcClient reads;
  private final TransactionTemplate snapshots;
  private final KeptStatements contextStatus;

  private SqliteDatabase(SqliteProperties properties) throws SQLException {
    var connections = new SqliteConnections(properties);
    path = properties.path();
    DataSource writing = connections.writing();
    migrate(writing);
    writer = new SqliteWriter(writing, properties.writeTimeout());
    scrub = new SqliteScrub(writer, properties.vacuumLimit().toBytes());
    readers = connections.reading();
    reads = JdbcClient.create(readers);
    snapshots = new TransactionTemplate(new JdbcTransactionManager(readers));
    contextStatus =
        new KeptStatements(
            connections.readingAtOnce(), SqliteContexts.STATUS, properties.readConnections());
  }

  /**
   * Opens the file, creating or upgrading it first.
   *
   * @throws SqliteUnusableException when that fails, saying why
   */
  static SqliteDatabase open(SqliteProperties properties) {
    SqliteFile.prepare(properties.path());
    try {
      return new SqliteDatabase(properties);
    } catch (SQLException | DataAccessException | FlywayException e) {
      throw new SqliteUnusableException(properties.path(), "it cannot be opened", e);
    }
  }

  private static void migrate(DataSource dataSource) {
    Flyway flyway = Flyway.configure().dataSource(dataSource).load();
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

  Path path() {
    return path;
  }

  /** Runs the work in a write transaction, see {@link SqliteWriter#inTransaction}. */
  <T> T write(Function<JdbcClient, T> work) {
    return writer.inTransaction(work);
  }

  /** Runs one statement that reads. */
  <T> T read(Function<JdbcClient, T> work) {
    try {
      return work.apply(reads);
    } catch (DataAccessException e) {
      throw SqliteErrors.translate(e);
    }
  }

  /** Runs several statements that read the same moment. */
  <T> T snapshot(Function<JdbcClient, T> work) {
    try {
      return snapshots.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      throw SqliteErrors.translate(e);
    }
  }

  /** {@link SqliteContexts#STATUS}, for those who cannot wait. */
  KeptStatements contextStatus() {
    return contextStatus;
  }

  SqliteScrub scrub() {
    return scrub;
  }

  @Override
  public void close() throws SQLException {
    contextStatus.close();
    readers.close();
    writer.close();
  }
}
