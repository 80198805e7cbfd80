package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.store.sqlite.engine.ScrubPass.Step;
import dev.usermemory.store.sqlite.engine.pages.PageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Removes from the disk what was erased. SQLite's {@code secure_delete} zeroes a deleted row where
 * it is, but not the copies that stay in the unused part of a page when its rows moved to another
 * one. Those are overwritten where they are, in steps of some milliseconds between which others
 * write, and the write-ahead log is emptied.
 */
public final class Scrub implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
  private static final Duration STEP = Duration.ofMillis(5);
  private static final int CHUNK_BYTES = 1 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration PAUSE_OF_STEPS = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 5;

  private final Writer writer;
  private final DataSource connections;
  private final PageFile pages;
  private final Path log;
  private final Duration patience;
  private final ReentrantLock running = new ReentrantLock();
  private volatile boolean deferred;
  private volatile boolean pending;
  private volatile int failures;
  private volatile long endedNanos = System.nanoTime();

  /**
   * @param connections of their own, that write
   * @param patience for reads that hold the log back
   */
  Scrub(Writer writer, DataSource connections, Path file, Duration patience) throws IOException {
    this.writer = writer;
    this.connections = connections;
    this.patience = patience;
    pages = new PageFile(file, CHUNK_BYTES);
    log = file.resolveSibling(file.getFileName() + "-wal");
  }

  /** Within the transaction that erases. */
  public static void request(Db db) {
    db.sql("UPDATE store_state SET scrub_pending = 1").update();
  }

  /** Whether erased text may still be in the files, as far as this process knows. */
  public boolean isPending() {
    return pending;
  }

  /** Asks the file what an earlier process has left. */
  void recall() {
    pending = isRequested();
  }

  /** What a failure has left, less and less often. */
  void repeatIfDue() {
    if (pending && System.nanoTime() - endedNanos >= pause().toNanos()) {
      run();
    }
  }

  private Duration pause() {
    return failures == 0
        ? Duration.ZERO
        : PAUSE.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
  }

  /** Does once what all the erasures in this work ask for. */
  public void after(Runnable erasures) {
    deferred = true;
    try {
      erasures.run();
    } finally {
      deferred = false;
    }
    run();
  }

  /**
   * After an erasure or a sweep. The rows are gone already, so a failure here is for the log and a
   * repetition. Whoever waits for another's may find that it did for both.
   */
  public void run() {
    if (deferred) {
      return;
    }
    running.lock();
    boolean done = false;
    try {
      done = isDone();
    } catch (StoreException e) {
      LOG.warn("Erased text stays in unused parts of the database for now", e);
    } finally {
      pending = !done;
      failures = done ? 0 : failures + 1;
      endedNanos = System.nanoTime();
      running.unlock();
    }
  }

  /** False when erased text may be left. */
  private boolean isDone() {
    boolean requested = isRequested();
    try (var pass = new ScrubPass(connections, pages, log, STEP)) {
      boolean ended = isEnded(requested ? pass::next : pass::emptyLog);
      if (!ended) {
        LOG.warn("A read holds the write-ahead log back; erased text stays in it for now");
      }
      return ended || !requested;
    } catch (SQLException | IOException | DataAccessException e) {
      throw new StoreUnavailableException(e);
    }
  }

  private boolean isRequested() {
    return writer.inTransaction(
        db -> db.sql("SELECT scrub_pending FROM store_state").query(Boolean.class).single());
  }

  /** False when it is held back for too long. */
  private boolean isEnded(Supplier<Step> work) throws IOException {
    long begun = System.nanoTime();
    long advanced = begun;
    while (System.nanoTime() - begun < LONGEST.toNanos()) {
      switch (writer.outsideTransaction(db -> work.get(), LONGEST)) {
        case DONE -> {
          return true;
        }
        case GOES_ON -> {
          pages.sync(); // here nobody waits for it
          advanced = System.nanoTime();
        }
        case HELD_BACK -> {
          if (System.nanoTime() - advanced > patience.toNanos()) {
            return false;
          }
          LockSupport.parkNanos(PAUSE_OF_STEPS.toNanos());
        }
      }
    }
    return false;
  }

  /** After all connections, whose locks it would give up. */
  @Override
  public void close() {
    running.lock();
    try {
      pages.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running.unlock();
    }
  }
}
