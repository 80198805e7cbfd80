package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Connections that read, opened when they are needed and kept. */
final class Readers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DataSource connections;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Db> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(DataSource connections, int max) {
    this.connections = connections;
    free = new Semaphore(max, true);
  }

  /** Runs the work on a connection, once there is a free one. */
  <T> T read(Function<Db, T> work) {
    if (closed || !isFreeInTime()) {
      throw new StoreUnavailableException(
          new RejectedExecutionException(closed ? "the store is closed" : "too many reads wait"));
    }
    try {
      return onConnection(work);
    } finally {
      free.release();
    }
  }

  /** Empty when it cannot be told at once: all connections are in use, or the database fails. */
  <T> Optional<T> readAtOnce(Function<Db, T> work) {
    if (closed || !free.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(onConnection(work));
    } catch (DataAccessException e) {
      return Optional.empty(); // whoever asks in the usual way is told why
    } finally {
      free.release();
    }
  }

  private boolean isFreeInTime() {
    try {
      return free.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private <T> T onConnection(Function<Db, T> work) {
    Db db = take();
    boolean usable = true;
    try {
      return work.apply(db);
    } catch (DataAccessException e) {
      usable = false;
      throw e;
    } finally {
      putBack(db, usable);
    }
  }

  private Db take() {
    @Nullable Db known = idle.pollFirst();
    if (known != null) {
      return known;
    }
    try {
      return new Db(connections.getConnection());
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("The file cannot be opened", e);
    }
  }

  private void putBack(Db db, boolean usable) {
    if (usable) {
      idle.addFirst(db);
    }
    if (!usable || closed) {
      close(usable ? idle.pollFirst() : db);
    }
  }

  private static void close(@Nullable Db db) {
    try {
      if (db != null) {
        db.close();
      }
    } catch (SQLException e) {
      // a connection that reads has nothing to lose
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Db db = idle.pollFirst(); db != null; db = idle.pollFirst()) {
      close(db);
    }
  }
}
