package dev.usermemory.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many requests are worked on at a time, in the order in which they came; so many more wait for
 * their turn, for a while. A request gives its turn back while it waits for its caller's bytes.
 */
public final class Turns {

  private final Semaphore free;
  private final int mayWait;
  private final Duration patience;

  Turns(int atATime, int mayWait, Duration patience) {
    this.free = new Semaphore(atATime, true);
    this.mayWait = mayWait;
    this.patience = patience;
  }

  /** One turn, until it is closed. */
  final class Turn implements AutoCloseable {

    private Turn() {}

    /** Others may go first while the caller keeps this one waiting. */
    void pause() {
      free.release();
    }

    /** It was admitted before, so it waits as long as it takes. */
    void resume() {
      free.acquireUninterruptibly();
    }

    @Override
    public void close() {
      free.release();
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws OverloadedException when too many wait already, or when none comes in time
   */
  Turn take() {
    if (!free.hasQueuedThreads() && free.tryAcquire()) {
      return new Turn();
    }
    if (free.getQueueLength() >= mayWait || !comesInTime()) {
      throw new OverloadedException();
    }
    return new Turn();
  }

  private boolean comesInTime() {
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public int waiting() {
    return free.getQueueLength();
  }
}
