package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.DatabaseReading;
import dev.usermemory.kernel.StoreState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;

/** An open database file with its current schema. */
public final class SqliteDatabase implements AutoCloseable {

  private final SqliteProperties properties;
  private final Condition condition;
  private final Writer writer;
  private final WriteProbe probe;
  private final Scrub scrub;
  private final Readers readers;
  private final Readers readersAtOnce;
  private final Watch watch;

  private SqliteDatabase(DatabaseKind kind, SqliteProperties properties)
      throws SQLException, IOException {
    this.properties = properties;
    var connections = new Connections(properties);
    condition = new Condition(kind, properties.path());
    DataSource writing = connections.writing();
    new Migration(kind, properties.path(), writing).run();
    writer = new Writer(writing, properties.writeTimeout(), condition);
    probe = new WriteProbe(writer, condition, properties.writeTimeout());
    scrub = new Scrub(writer, writing, properties.path(), properties.busyTimeout());
    readers = new Readers(connections.reading(), properties.readConnections());
    readersAtOnce = new Readers(connections.readingAtOnce(), properties.readConnections());
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
  public <T> T write(Function<Db, T> work) {
    return writer.inTransaction(work);
  }

  /** Runs one statement that reads. */
  public <T> T read(Function<Db, T> work) {
    try {
      return readers.read(work);
    } catch (DataAccessException e) {
      condition.readFailed(e);
      throw Errors.translate(e);
    }
  }

  /** Runs several statements that read the same moment. */
  public <T> T snapshot(Function<Db, T> work) {
    return read(db -> db.snapshot(work));
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

  /** Runs one statement that reads, for those who cannot wait; empty when they would have to. */
  public <T> Optional<T> readAtOnce(Function<Db, T> work) {
    return readersAtOnce.readAtOnce(work);
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
    readersAtOnce.close();
    readers.close();
    writer.close();
    scrub.close();
  }
}
