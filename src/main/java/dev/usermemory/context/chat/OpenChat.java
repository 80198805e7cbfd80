package dev.usermemory.context.chat;

import dev.usermemory.kernel.UserId;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One chat that is open. Many signals in a row are one, so that a reader who is slow costs nothing
 * but its place.
 */
public final class OpenChat implements AutoCloseable {

  private final UserId user;
  private final OpenChats all;
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean changed;
  private volatile boolean closed;

  OpenChat(UserId user, OpenChats all) {
    this.user = user;
    this.all = all;
  }

  UserId user() {
    return user;
  }

  /** Memory may have changed. */
  void change() {
    changed = true;
    wake();
  }

  /** It shall end, wherever it is. */
  void wake() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /**
   * Waits until something may have happened, that long at most; whether memory may have changed.
   */
  boolean await(long nanos) throws InterruptedException {
    if (signal.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
      signal.drainPermits();
    }
    boolean was = changed;
    changed = false;
    return was;
  }

  boolean isClosed() {
    return closed;
  }

  /** Gives its place back; repeating it is harmless. */
  @Override
  public void close() {
    closed = true;
    all.remove(this);
    wake();
  }
}
