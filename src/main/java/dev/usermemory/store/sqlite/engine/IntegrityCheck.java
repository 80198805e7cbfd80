package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the pages of the file still fit together, on a connection that has none of them in
 * its memory. It takes at most a fiftieth of one core's time, and leaves alone what has not changed
 * and what is too large to be read again and again.
 */
final class IntegrityCheck {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int PAUSE_PER_DURATION = 50;
  private static final long MAX_BYTES = 1L << 30;

  private final Path file;
  private final DataSource connections;
  private final Condition condition;
  private @Nullable Seen seen;
  private long dueNanos = System.nanoTime();

  private record Seen(FileTime modified, long bytes) {}

  IntegrityCheck(Path file, DataSource connections, Condition condition) {
    this.file = file;
    this.connections = connections;
    this.condition = condition;
  }

  /** One at a time. */
  synchronized void runIfDue() {
    if (System.nanoTime() - dueNanos < 0) {
      return;
    }
    Seen now = look();
    if (now != null && now.bytes() <= MAX_BYTES && !now.equals(seen)) {
      long begun = System.nanoTime();
      run();
      seen = now;
      long took = System.nanoTime() - begun;
      dueNanos = begun + Math.max(PAUSE.toNanos(), PAUSE_PER_DURATION * took);
    }
  }

  private void run() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet first = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!first.next() || !"ok".equals(first.getString(1))) {
        condition.become(StoreState.CORRUPT);
      }
    } catch (SQLException e) {
      condition.readFailed(e);
    }
  }

  private @Nullable Seen look() {
    try {
      return new Seen(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return null; // it is gone, which the next write notices
    }
  }
}
