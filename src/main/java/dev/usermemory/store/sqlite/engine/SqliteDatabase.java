package dev.usermemory.store.sqlite.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.StoreState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database file with its current schema. */
public final class SqliteDatabase implements AutoCloseable {

  private final SqliteProperties properties;
  private final Connections connections;
  private final Condition condition;
  private final Writer writer;
  private final WriteProbe probe;
  private final Scrub scrub;
  private final HikariDataSource readers;
  private final JdbcClient reads;
  private final TransactionTemplate snapshots;
  private final Watch watch;
  private final List<KeptStatements> kept = new CopyOnWriteArrayList<>();

  private SqliteDatabase(DatabaseKind kind, SqliteProperties properties)
      throws SQLException, IOException {
    this.properties = properties;
    connections = new Connections(properties);
    condition = new Condition(kind, properties.path());
    DataSource writing = connections.writing();
    new Migration(kind, properties.path(), writing).run();
    writer = new Writer(writing, properties.writeTimeout(), condition);
    probe = new WriteProbe(writer, condition, properties.writeTimeout());
    scrub = new Scrub(writer, writing, properties.path(), properties.busyTimeout());
    readers = connections.reading();
    reads = JdbcClient.create(readers);
    snapshots = new TransactionTemplate(new JdbcTransactionManager(readers));
    watch =
        new Watch(
            probe,
            new IntegrityCheck(properties.path(), connections.readingAtOnce(), condition),
            scrub);
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
    } catch (SQLException | IOException | DataAccessException | FlywayException e) {
      throw SqliteUnusableException.of(kind, properties.path(), e);
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
    return new FileReading(database, properties.path(), writer, scrub);
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
      condition.readFailed(e);
      throw Errors.translate(e);
    }
  }

  /** Runs several statements that read the same moment. */
  public <T> T snapshot(Function<JdbcClient, T> work) {
    try {
      return snapshots.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      condition.readFailed(e);
      throw Errors.translate(e);
    }
  }

  /**
   * Copies all of it, as it is at one moment, without a byte of what was deleted, while others
   * write.
   *
   * @param file which is empty, or not there
   */
  public void copyTo(Path file) {
    read(db -> db.sql("VACUUM INTO ?").param(file.toString()).update());
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

  /** What is known about the file's ability to take writes. */
  public StoreState state() {
    return condition.state();
  }

  /** How many writes wait for their turn. */
  public int waitingWrites() {
    return writer.waiting();
  }

  /** From now on notices by itself what is wrong with the file. */
  public void watch() {
    watch.start();
  }

  /**
   * Tries a write, unless one succeeded just now.
   *
   * @throws dev.usermemory.kernel.StoreException when it fails, or would
   */
  void probeWrite() {
    probe.require();
  }

  @Override
  public void close() throws SQLException {
    watch.close();
    for (KeptStatements statements : kept) {
      statements.close();
    }
    readers.close();
    writer.close();
    scrub.close();
  }
}
