package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The one thread that writes. What waits is written in one transaction, each piece in a savepoint
 * of its own, so that many writers share one sync of the disk (group commit); nobody gets an answer
 * before the commit.
 *
 * <p>Transactions are begun and ended by hand: the driver's {@code commit()} begins the next one at
 * once, and when another process is quicker it reports a failure of what it has just committed.
 */
final class Writer implements AutoCloseable {

  private static final int MAX_BATCH = 64;
  private static final int MAX_WAITING = 4096;

  private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Duration timeout;
  private final Condition condition;
  private final Db db;
  private final Thread thread;
  private volatile boolean closed;
  private volatile Activity activity = Activity.since(Activity.Kind.IDLE);
  private volatile @Nullable Long writtenNanos;

  Writer(DataSource dataSource, Duration timeout, Condition condition) throws SQLException {
    this.timeout = timeout;
    this.condition = condition;
    this.db = new Db(dataSource.getConnection());
    this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::run);
  }

  /**
   * Runs the work in a transaction and returns after its commit. When the work throws, nothing of
   * it stays. The work must not wait for anything else.
   */
  <T> T inTransaction(Function<Db, T> work) {
    return submit(new Job<>(work, true), timeout);
  }

  /** Runs the work while nothing else writes, outside of any transaction. */
  <T> T outsideTransaction(Function<Db, T> work, Duration patience) {
    return submit(new Job<>(work, false), patience);
  }

  /** The same as {@link #inTransaction} for somebody who does not wait as long. */
  <T> T inTransaction(Function<Db, T> work, Duration patience) {
    return submit(new Job<>(work, true), patience);
  }

  /** Whether something was committed within this time. */
  boolean hasWrittenWithin(Duration time) {
    Long written = writtenNanos;
    return written != null && System.nanoTime() - written < time.toNanos();
  }

  /** What it does just now, and for how long. */
  Activity activity() {
    return activity;
  }

  /** How many pieces of work wait. */
  int waiting() {
    return waiting.size();
  }

  private <T> T submit(Job<T> job, Duration patience) {
    if (closed || !waiting.offer(job)) {
      throw new StoreUnavailableException(
          new RejectedExecutionException(closed ? "the store is closed" : "too many writes wait"));
    }
    return job.await(patience);
  }

  /** Waits for what was accepted, then closes the connection. */
  @Override
  public void close() throws SQLException {
    closed = true;
    waiting.offer(new Job<>(db -> true, false)); // wakes the thread; if full, it is awake
    try {
      thread.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    db.close();
  }

  private void run() {
    var batch = new ArrayList<Job<?>>(MAX_BATCH);
    while (next(batch)) {
      commit(batch.stream().filter(Job::inTransaction).toList());
      batch.stream().filter(job -> !job.inTransaction()).forEach(this::runAlone);
      batch.clear();
      activity = Activity.since(Activity.Kind.IDLE);
    }
  }

  /** False when there is nothing left to do for good. */
  private boolean next(List<Job<?>> batch) {
    Job<?> first = take();
    if (first == null) {
      return false;
    }
    batch.add(first);
    waiting.drainTo(batch, MAX_BATCH - 1);
    return true;
  }

  private @Nullable Job<?> take() {
    if (closed) {
      return waiting.poll();
    }
    try {
      return waiting.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the writer", e);
    }
  }

  private void runAlone(Job<?> job) {
    try {
      if (job.start()) {
        activity = Activity.since(Activity.Kind.WORKING);
        condition.requireWritable();
        job.run(db);
        job.complete();
      }
    } catch (RuntimeException e) {
      condition.failed(e);
      job.fail(Errors.translate(e));
    }
  }

  private void commit(List<Job<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      condition.requireWritable();
      activity = Activity.since(Activity.Kind.WAITING_FOR_LOCK);
      execute("BEGIN IMMEDIATE");
      activity = Activity.since(Activity.Kind.WORKING);
      for (Job<?> job : batch) {
        if (job.start()) {
          run(job);
        }
      }
      execute("COMMIT");
      condition.requireWritable(); // or else it is committed to what nobody will find
    } catch (RuntimeException | Error failure) {
      rollBack();
      condition.failed(failure);
      RuntimeException translated = Errors.translate(failure);
      batch.forEach(job -> job.fail(translated));
      return;
    }
    writtenNanos = System.nanoTime();
    condition.written();
    batch.forEach(Job::complete);
  }

  private void run(Job<?> job) {
    execute("SAVEPOINT job");
    try {
      job.run(db);
    } catch (RuntimeException refused) {
      if (Errors.isFailure(refused)) {
        throw refused;
      }
      execute("ROLLBACK TO job");
      job.fail(Errors.translate(refused));
    }
    execute("RELEASE job");
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (DataAccessException e) {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  private void execute(String sql) {
    db.sql(sql).update();
  }
}
