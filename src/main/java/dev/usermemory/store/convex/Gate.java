package dev.usermemory.store.convex;

import java.time.Duration;

/** Where a call may have to wait until others have ended. */
interface Gate {

  /**
   * Goes through, to be left again.
   *
   * @return false when it did not open in time; then there is nothing to leave
   */
  boolean take(Duration wait) throws InterruptedException;

  void leave();

  /** What the log and the metrics call a call that did not get through. */
  String refusal();
}
