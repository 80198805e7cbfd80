package dev.usermemory.store.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The write-ahead log, where deleted text stays until the log is emptied. */
final class SqliteLog {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLog.class);
  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final JdbcClient client;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  SqliteLog(DataSource dataSource) {
    client = JdbcClient.create(dataSource);
  }

  /**
   * Moves everything into the database file and empties the log, so that what was deleted is
   * nowhere on disk. Best effort: a read or another checkpoint can hold it back, then the next one
   * does it.
   */
  void truncate() {
    oneAtATime.lock();
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (isTruncated()) {
          return;
        }
        LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
      }
      LOG.warn("The write-ahead log is held back; what was deleted stays in it until it is empty");
    } catch (DataAccessException e) {
      throw SqliteErrors.translate(e);
    } finally {
      oneAtATime.unlock();
    }
  }

  private boolean isTruncated() {
    return client
            .sql("PRAGMA wal_checkpoint(TRUNCATE)")
            .query((busyLogCheckpointed, index) -> busyLogCheckpointed.getInt(1))
            .single()
        == 0;
  }
}
