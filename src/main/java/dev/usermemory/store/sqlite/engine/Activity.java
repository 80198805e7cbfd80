package dev.usermemory.store.sqlite.engine;

import java.time.Duration;

/** What the writer does. */
record Activity(Kind kind, long sinceNanos) {

  enum Kind {
    IDLE,
    WAITING_FOR_LOCK,
    WORKING
  }

  static Activity since(Kind kind) {
    return new Activity(kind, System.nanoTime());
  }

  boolean lastsLongerThan(Duration time) {
    return System.nanoTime() - sinceNanos > time.toNanos();
  }
}
