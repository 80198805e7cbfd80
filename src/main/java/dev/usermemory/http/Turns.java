package dev.usermemory.http;

import dev.usermemory.kernel.Waiting;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many requests have a place at a time, as bodies fit into the memory, and of those as many are
 * worked on as there are processors, in the order in which they came: threads that compete for a
 * processor all end late. While a request waits for the store, another one is worked on; while it
 * waits for its caller's bytes, it has no place either.
 */
public final class Turns {

  private final Semaphore places;
  private final Semaphore processors;
  private final int mayWait;

  /**
   * @param mayWait so many may wait for a place
   */
  Turns(int places, int processors, int mayWait) {
    this.places = new Semaphore(places, true);
    this.processors = new Semaphore(processors, true);
    this.mayWait = mayWait;
  }

  /** One turn of the thread that took it, until it is closed. */
  final class Turn implements AutoCloseable, Waiting.Place {

    private boolean atWork = true;
    private boolean shares = true;

    private Turn() {
      Waiting.at(this);
    }

    /** It takes long: from now on the system shares out the processors, and it holds up nobody. */
    void goOnBeside() {
      leave();
      shares = false;
    }

    @Override
    public void leave() {
      if (atWork) {
        atWork = false;
        processors.release();
      }
    }

    @Override
    public void comeBack() {
      if (shares && !atWork) {
        processors.acquireUninterruptibly();
        atWork = true;
      }
    }

    /** Others may have the place while the caller keeps this one waiting. */
    void pause() {
      leave();
      places.release();
    }

    /** It was admitted before, so it waits as long as it takes. */
    void resume() {
      places.acquireUninterruptibly();
      comeBack();
    }

    @Override
    public void close() {
      Waiting.at(null);
      leave();
      places.release();
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws OverloadedException when too many wait already, or when none comes in time
   */
  Turn take(Duration patience) {
    long endNanos = System.nanoTime() + patience.toNanos();
    boolean full = places.getQueueLength() >= mayWait;
    if (!isTaken(places, full ? 0 : endNanos - System.nanoTime())) {
      throw new OverloadedException();
    }
    if (!isTaken(processors, endNanos - System.nanoTime())) {
      places.release();
      throw new OverloadedException();
    }
    return new Turn();
  }

  /** In the order in which they came. */
  private static boolean isTaken(Semaphore semaphore, long waitNanos) {
    if (!semaphore.hasQueuedThreads() && semaphore.tryAcquire()) {
      return true;
    }
    try {
      return semaphore.tryAcquire(waitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public int waiting() {
    return places.getQueueLength() + processors.getQueueLength();
  }
}
