package dev.usermemory.store.sqlite.engine;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.ProgressHandler;

/** Counts what SQLite does on the connections that are open: steps of its virtual machine. */
public final class Steps {

  private final AtomicLong count = new AtomicLong();

  /**
   * @param database that has been written to and read from before
   */
  public static Steps of(SqliteDatabase database) {
    var steps = new Steps();
    database.write(steps::watch);
    database.read(steps::watch);
    return steps;
  }

  private boolean watch(Db db) {
    var counter =
        new ProgressHandler() {
          @Override
          protected int progress() {
            count.incrementAndGet();
            return 0; // go on
          }
        };
    try {
      ProgressHandler.setHandler(db.connection, 1, counter);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  /** How many some work takes. */
  public long in(Runnable work) {
    long before = count.get();
    work.run();
    return count.get() - before;
  }
}
