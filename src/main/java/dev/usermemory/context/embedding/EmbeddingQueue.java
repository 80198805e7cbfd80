package dev.usermemory.context.embedding;

import dev.usermemory.kernel.PersonalCache;
import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * People whose facts want vectors, each once. It is bounded and kept nowhere: whoever does not fit,
 * or waits when the service ends, comes back when their memory is read.
 */
final class EmbeddingQueue implements PersonalCache {

  private final int maxWaiting;
  private final LinkedHashSet<UserId> waiting = new LinkedHashSet<>();
  private boolean closed;

  EmbeddingQueue(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  synchronized void add(UserId user) {
    if (waiting.size() < maxWaiting && waiting.add(user)) {
      notifyAll();
    }
  }

  synchronized int size() {
    return waiting.size();
  }

  @Override
  public void written(UserId user) {
    add(user);
  }

  @Override
  public synchronized void evict(UserId user) {
    waiting.remove(user);
  }

  /** What may have been written is told by {@link #written}. */
  @Override
  public void doubt(UserId user) {}

  /** Waits for the next; null when the queue was closed. */
  synchronized @Nullable UserId next() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    return closed ? null : waiting.removeFirst();
  }

  /** Waits for as long, or until the queue is closed. */
  synchronized void pause(Duration pause) throws InterruptedException {
    long endNanos = System.nanoTime() + pause.toNanos();
    for (long left = pause.toMillis(); left > 0 && !closed; ) {
      wait(left);
      left = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
    }
  }

  /** Ends every wait. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
