package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.store.sqlite.engine.pages.LogFrames;
import dev.usermemory.store.sqlite.engine.pages.PageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * One way through the pages of a file, in steps between which others write. After each step the
 * pages before the next one are clean. What others change meanwhile is in the log, and is cleaned
 * with the next step: SQLite may have given the old bytes of one page to another one. So after the
 * last step all pages are clean, whenever what they held was deleted.
 *
 * <p>Each step empties the log, takes SQLite's lock, and looks whether another process came in
 * between. The number that it changes then makes all other connections forget the pages they know.
 */
final class ScrubPass implements AutoCloseable {

  private static final long FIRST = 1;
  private static final long END = 0;

  /** For reads to leave the log; writes wait meanwhile. */
  private static final Duration PATIENCE = Duration.ofMillis(40);

  private final PageFile pages;
  private final Path log;
  private final Duration step;
  private final Db db;
  private long next = FIRST;

  /** Of the log after the last step; absent when that is not known. */
  private OptionalInt generation = OptionalInt.empty();

  enum Step {
    GOES_ON,
    /** A read, or another process, needs the log. */
    HELD_BACK,
    DONE
  }

  /**
   * @param connections that write, and overwrite what they delete
   * @param step for which others wait, about
   */
  ScrubPass(DataSource connections, PageFile pages, Path log, Duration step) throws SQLException {
    this.pages = pages;
    this.log = log;
    this.step = step;
    db = new Db(connections.getConnection());
    number("PRAGMA busy_timeout = " + PATIENCE.toMillis());
  }

  /** While nobody else writes in this process. */
  Step next() {
    try {
      long version = version();
      LogFrames changed = LogFrames.read(log);
      if (!isLogEmptied()) {
        return Step.HELD_BACK;
      }
      db.sql("BEGIN IMMEDIATE").update();
      if (version() != version) {
        db.sql("ROLLBACK").update();
        generation = OptionalInt.empty();
        return Step.HELD_BACK;
      }
      return clean(changed);
    } catch (IOException e) {
      throw new StoreUnavailableException("unused bytes cannot be overwritten", e);
    }
  }

  private Step clean(LogFrames changed) throws IOException {
    boolean known = generation.isPresent() && generation.getAsInt() == changed.generation();
    if (known) {
      for (long page : changed.pages()) {
        pages.cleanPage(page);
      }
    } else {
      next = FIRST;
    }
    cleanFurther();
    boolean done = next == END;
    if (done) {
      pages.sync();
    }
    if (done) {
      db.sql("UPDATE store_state SET scrub_pending = 0").update();
    }
    db.sql("UPDATE store_probe SET probes = probes + 1").update();
    db.sql("COMMIT").update();
    generation = changed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(changed.generation() + 1);
    return done ? Step.DONE : Step.GOES_ON;
  }

  private void cleanFurther() throws IOException {
    long begun = System.nanoTime();
    do {
      next = pages.clean(next);
    } while (next != END && System.nanoTime() - begun < step.toNanos());
  }

  /** Instead of all steps when nobody has asked for them. */
  Step emptyLog() {
    return isLogEmptied() ? Step.DONE : Step.HELD_BACK;
  }

  private boolean isLogEmptied() {
    return number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
  }

  /** Another one after each commit of another connection. */
  private long version() {
    return number("PRAGMA data_version");
  }

  private long number(String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
