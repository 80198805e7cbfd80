package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of work that waits for the writer; its caller waits for it. */
final class Job<T> {

  private final Function<Db, T> work;
  private final boolean inTransaction;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean claimed = new AtomicBoolean();
  private @Nullable T result; // the writer's alone, until it completes the answer

  Job(Function<Db, T> work, boolean inTransaction) {
    this.work = work;
    this.inTransaction = inTransaction;
  }

  boolean inTransaction() {
    return inTransaction;
  }

  /** False when its caller has given up. */
  boolean start() {
    return claimed.compareAndSet(false, true);
  }

  void run(Db db) {
    result = work.apply(db);
  }

  /** Its transaction is committed. */
  void complete() {
    answer.complete(result);
  }

  void fail(RuntimeException cause) {
    answer.completeExceptionally(cause);
  }

  T await(Duration timeout) {
    try (var _ = Waiting.begin()) {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    } catch (TimeoutException e) {
      throw givingUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw givingUp(e);
    }
  }

  private RuntimeException givingUp(Exception cause) {
    boolean neverStarts = start();
    return neverStarts ? new StoreUnavailableException(cause) : new StoreTimeoutException(cause);
  }
}
