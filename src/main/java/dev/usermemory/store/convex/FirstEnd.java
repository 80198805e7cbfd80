package dev.usermemory.store.convex;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An attempt ends once: operators downstream also cancel what has answered or failed already, and
 * Reactor passes that on.
 */
final class FirstEnd {

  private final AtomicBoolean reached = new AtomicBoolean();

  void reached(Runnable consequence) {
    if (reached.compareAndSet(false, true)) {
      consequence.run();
    }
  }
}
