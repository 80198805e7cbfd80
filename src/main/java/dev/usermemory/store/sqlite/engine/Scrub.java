package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the disk what was erased. SQLite's {@code secure_delete} zeroes a deleted row where
 * it is, but not the copies that stay in the unused part of a page when its rows moved to another
 * one. Only {@code VACUUM} leaves those behind; then the write-ahead log is emptied.
 *
 * <p>It takes about 10 ms per megabyte, in which writes wait and reads go on. A large database has
 * it done by the next sweep.
 */
public final class Scrub {

  private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 5;

  /** SQLite has one temporary directory per process. */
  private static final Object TEMPORARY_DIRECTORY = new Object();

  private final Writer writer;
  private final Path folder;
  private final long vacuumLimitBytes;
  private volatile boolean pending;
  private volatile int failures;
  private volatile long endedNanos = System.nanoTime();

  /**
   * @param folder of the database, where a copy of everybody's text may be for a moment
   */
  Scrub(Writer writer, Path folder, long vacuumLimitBytes) {
    this.writer = writer;
    this.folder = folder;
    this.vacuumLimitBytes = vacuumLimitBytes;
  }

  /** Within the transaction that erases. */
  public static void request(Db db) {
    db.sql("UPDATE store_state SET scrub_pending = 1").update();
  }

  public void afterErasure() {
    run(vacuumLimitBytes);
  }

  public void afterSweep() {
    run(Long.MAX_VALUE);
  }

  /** Whether erased text may still be in the files, as far as this process knows. */
  public boolean isPending() {
    return pending;
  }

  /** Asks the file what an earlier process has left. */
  void recall() {
    pending = writer.inTransaction(db -> number(db, "SELECT scrub_pending FROM store_state") != 0);
  }

  /** What a failure has left, less and less often; in the end whatever the size. */
  void repeatIfDue() {
    if (pending && System.nanoTime() - endedNanos >= pause().toNanos()) {
      run(failures > MAX_DOUBLINGS ? Long.MAX_VALUE : vacuumLimitBytes);
    }
  }

  private Duration pause() {
    return failures == 0
        ? Duration.ZERO
        : PAUSE.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
  }

  /** The rows are gone already, so a failure here is for the log and a repetition. */
  private void run(long limitBytes) {
    boolean done = false;
    try {
      done = writer.outsideTransaction(db -> scrub(db, limitBytes), PATIENCE);
    } catch (StoreException e) {
      LOG.warn("Erased text stays in unused parts of the database for now", e);
    }
    pending = !done;
    failures = done ? 0 : failures + 1;
    endedNanos = System.nanoTime();
  }

  /** False when erased text may be left. */
  private boolean scrub(Db db, long limitBytes) {
    boolean requested = number(db, "SELECT scrub_pending FROM store_state") != 0;
    boolean vacuum = requested && bytes(db) <= limitBytes;
    if (vacuum) {
      vacuum(db);
    }
    boolean emptied = emptyLog(db);
    if (vacuum && emptied) {
      db.sql("UPDATE store_state SET scrub_pending = 0").update();
    } else if (!emptied) {
      LOG.warn("A read holds the write-ahead log back; erased text stays in it for now");
    }
    return !requested || vacuum && emptied;
  }

  private static long bytes(Db db) {
    return number(db, "PRAGMA page_count") * number(db, "PRAGMA page_size");
  }

  /**
   * Its copy of the database spills to a file rather than into memory: beside the database, as the
   * system's temporary directory is everybody's, and may be too small.
   */
  private void vacuum(Db db) {
    synchronized (TEMPORARY_DIRECTORY) {
      setTemporaryDirectory(db, folder.toString());
      db.sql("PRAGMA temp_store = FILE").update();
      try {
        db.sql("VACUUM").update();
      } finally {
        db.sql("PRAGMA temp_store = MEMORY").update();
        setTemporaryDirectory(db, "");
      }
    }
  }

  private static void setTemporaryDirectory(Db db, String path) {
    db.sql("PRAGMA temp_store_directory = '" + path.replace("'", "''") + "'").update();
  }

  /** False when a read needs the log for longer than the busy timeout. */
  private static boolean emptyLog(Db db) {
    return number(db, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
  }

  private static long number(Db db, String sql) {
    return db.sql(sql).query((row, index) -> row.getLong(1)).single();
  }
}
