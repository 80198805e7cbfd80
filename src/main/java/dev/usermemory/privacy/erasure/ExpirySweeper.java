package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Deletes what has expired, of anyone, in bounded batches and one sweep at a time. */
@Service
public class ExpirySweeper {

  private static final Logger log = LoggerFactory.getLogger(ExpirySweeper.class);

  private final ErasureStore store;
  private final SweepProperties properties;
  private final MeterRegistry registry;
  private final Clock clock;
  private final ReentrantLock sweeping = new ReentrantLock();

  ExpirySweeper(
      ErasureStore store, SweepProperties properties, MeterRegistry registry, Clock clock) {
    this.store = store;
    this.properties = properties;
    this.registry = registry;
    this.clock = clock;
  }

  /** Deletes all that has expired by now; waits for a sweep that is under way. */
  public Map<MemoryTable, Long> sweep() {
    sweeping.lock();
    try {
      return Timer.builder("usermemory.sweep")
          .description("Time to delete all expired documents")
          .register(registry)
          .record(this::purge);
    } finally {
      sweeping.unlock();
    }
  }

  private Map<MemoryTable, Long> purge() {
    long nowMs = clock.millis();
    Map<MemoryTable, Long> deleted =
        DeletedPage.all(cursor -> count(store.purgeExpired(nowMs, properties.batchSize(), cursor)));
    if (!deleted.isEmpty()) {
      log.info("sweep deleted={}", deleted);
    }
    return deleted;
  }

  /** Batch by batch, so that a sweep that fails halfway has counted what it did. */
  private DeletedPage count(DeletedPage page) {
    page.deleted()
        .forEach((table, documents) ->
            registry
                .counter("usermemory.sweep.deleted", "table", table.tableName())
                .increment(documents));
    return page;
  }
}
