package dev.usermemory.store.sqlite.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * A query that is asked so often that it stays prepared, on connections of its own: preparing it
 * and going through the pool costs several times what SQLite needs to answer. It waits for nothing,
 * and gives no answer instead.
 */
public final class KeptStatements implements AutoCloseable {

  private final DataSource connections;
  private final String sql;
  private final Semaphore free;
  private final ConcurrentLinkedQueue<PreparedStatement> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  KeptStatements(DataSource connections, String sql, int max) {
    this.connections = connections;
    this.sql = sql;
    free = new Semaphore(max);
  }

  /** Makes something of the one row of an answer. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Empty when it cannot be told at once: all statements are in use, or the database fails. */
  public <T> Optional<T> ask(List<?> parameters, Reader<T> reader) {
    if (closed || !free.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ask(take(), parameters, reader));
    } catch (SQLException e) {
      return Optional.empty(); // whoever asks in the usual way is told why
    } finally {
      free.release();
    }
  }

  private <T> T ask(PreparedStatement statement, List<?> parameters, Reader<T> reader)
      throws SQLException {
    boolean usable = false;
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      T answer;
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        answer = reader.read(row);
      }
      usable = true;
      return answer;
    } finally {
      putBack(statement, usable);
    }
  }

  private PreparedStatement take() throws SQLException {
    PreparedStatement known = idle.poll();
    if (known != null) {
      return known;
    }
    Connection connection = connections.getConnection();
    try {
      return connection.prepareStatement(sql);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void putBack(PreparedStatement statement, boolean usable) throws SQLException {
    if (!usable) {
      statement.getConnection().close();
      return;
    }
    idle.add(statement);
    if (closed) {
      close();
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    for (var statement = idle.poll(); statement != null; statement = idle.poll()) {
      statement.getConnection().close();
    }
  }
}
