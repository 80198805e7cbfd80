package dev.usermemory.context.embedding;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that has facts embedded, people taking turns of one batch. */
final class EmbeddingWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EmbeddingWorker.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final long LAST_BATCH_MS = TimeUnit.SECONDS.toMillis(5);

  private final EmbeddingQueue queue;
  private final FactEmbedding embedding;
  private final EmbeddingTelemetry telemetry;
  private volatile @Nullable Thread working;

  EmbeddingWorker(EmbeddingQueue queue, FactEmbedding embedding, EmbeddingTelemetry telemetry) {
    this.queue = queue;
    this.embedding = embedding;
    this.telemetry = telemetry;
    telemetry.waiting(queue::size);
  }

  private void work() {
    int failures = 0;
    try {
      for (UserId user = queue.next(); user != null; user = queue.next()) {
        failures = seeTo(user) ? 0 : failures + 1;
        if (failures > 0) {
          queue.pause(pause(failures));
        }
      }
    } catch (InterruptedException _) {
      // nobody interrupts it but who wants it to end
    }
  }

  /** Whether it went well; whoever it did not go well for has another turn. */
  private boolean seeTo(UserId user) {
    try {
      if (embedding.step(user)) {
        queue.add(user);
      }
      return true;
    } catch (EmbeddingException | StoreException e) {
      log.atWarn().addKeyValue("error", e.getClass().getName()).log("Facts not embedded");
    } catch (RuntimeException e) {
      log.error("Facts not embedded", e);
    }
    telemetry.failed();
    queue.add(user);
    return false;
  }

  /** Doubles with each further failure. */
  static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Override
  public void start() {
    working =
        Thread.ofPlatform()
            .name("fact-embedding")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .start(this::work);
  }

  /** Lets the batch under way end, for which the store is still there. */
  @Override
  public void stop() {
    Thread thread = working;
    working = null;
    queue.close();
    if (thread != null) {
      try {
        thread.join(LAST_BATCH_MS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return working != null;
  }
}
