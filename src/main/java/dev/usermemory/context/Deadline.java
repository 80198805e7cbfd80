package dev.usermemory.context;

import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.Waiting;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A moment after which nobody waits for the store any more. */
final class Deadline {

  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Begins a call on a virtual thread of its own, on the request's trail. */
  static <T extends @Nullable Object> FutureTask<T> start(Callable<T> call) {
    var task = new FutureTask<>(Trail.carried(call));
    Thread.ofVirtual().name("context-store").start(task);
    return task;
  }

  /** Not positive once it has passed. */
  Duration left() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }

  boolean hasPassed() {
    return endNanos - System.nanoTime() <= 0;
  }

  /**
   * The result of a call, or what it threw. When it is not there in time, this throws {@link
   * StoreTimeoutException} and the call goes on.
   */
  <T extends @Nullable Object> T await(FutureTask<T> task) {
    try (var _ = Waiting.begin()) {
      return task.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StoreTimeoutException(e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    }
  }

  /** Waits for a call to end, however it does; one that is not there in time goes on. */
  void waitFor(FutureTask<?> task) {
    try (var _ = Waiting.begin()) {
      task.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // nobody waits for its result
    }
  }
}
