package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes on when whoever asked for it no longer waits, one at a time for each key. */
final class ErasureJobs<K, T> {

  private static final Logger log = LoggerFactory.getLogger(ErasureJobs.class);

  private final Map<K, CompletableFuture<T>> running = new ConcurrentHashMap<>();
  private final Duration patience;

  ErasureJobs(Duration patience) {
    this.patience = patience;
  }

  boolean isRunning(K key) {
    return running.containsKey(key);
  }

  /**
   * Begins the job, or joins the one that is under way, and waits for it a little.
   *
   * @return empty when it goes on
   */
  Optional<T> run(K key, Supplier<T> job) {
    CompletableFuture<T> result = running.computeIfAbsent(key, _ -> begin(key, job));
    try (var _ = Waiting.begin()) {
      return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    }
  }

  private CompletableFuture<T> begin(K key, Supplier<T> job) {
    var result = new CompletableFuture<T>();
    Thread.ofVirtual().name("erasure").start(Trail.carried(() -> end(key, job, result)));
    return result;
  }

  private void end(K key, Supplier<T> job, CompletableFuture<T> result) {
    try {
      T done = job.get();
      running.remove(key, result);
      result.complete(done);
    } catch (RuntimeException | Error e) {
      log.atWarn().addKeyValue("error", e.getClass().getName()).log("Erasure stopped");
      running.remove(key, result);
      result.completeExceptionally(e);
    }
  }
}
