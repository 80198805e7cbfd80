package dev.usermemory.backup;

import java.util.concurrent.atomic.AtomicLong;

/** What came of backups. */
final class BackupCounts {

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lastSuccessMs = new AtomicLong();

  void done(long atMs) {
    done.incrementAndGet();
    lastSuccessMs.set(atMs);
  }

  void failed() {
    failed.incrementAndGet();
  }

  long done() {
    return done.get();
  }

  long failures() {
    return failed.get();
  }

  long lastSuccessMs() {
    return lastSuccessMs.get();
  }
}
