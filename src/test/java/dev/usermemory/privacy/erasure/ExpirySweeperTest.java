package dev.usermemory.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpirySweeperTest {

  private static final SweepProperties PROPERTIES =
      new SweepProperties(true, Duration.ofHours(1), Duration.ZERO, 7, Duration.ofDays(2));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private ExpirySweeper sweeper(ErasureStore store) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC);
    return new ExpirySweeper(store, new RememberedTime(), PROPERTIES, registry, clock);
  }

  private double counted(MemoryTable table) {
    return registry
        .get("usermemory.sweep.deleted")
        .tag("table", table.tableName())
        .counter()
        .count();
  }

  /** Answers with the pages given, and fails when it is asked for more. */
  private static class Pages implements ErasureStore {

    private final Queue<DeletedPage> pages;

    Pages(DeletedPage... pages) {
      this.pages = new ArrayDeque<>(List.of(pages));
    }

    @Override
    public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
      assertThat(nowMs).isEqualTo(42);
      assertThat(limit).isEqualTo(7);
      DeletedPage page = pages.poll();
      if (page == null) {
        throw new StoreUnavailableException(new IllegalStateException("no more"));
      }
      return page;
    }

    @Override
    public DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs) {
      throw new AssertionError();
    }

    @Override
    public Optional<ErasureProgress> findErasure(UserId user) {
      throw new AssertionError();
    }

    @Override
    public DeletedPage eraseTables(
        UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor) {
      throw new AssertionError();
    }

    @Override
    public boolean purgesByItself() {
      throw new AssertionError();
    }
  }

  @Test
  void sweep_severalBatches_goesOnUntilNothingIsLeft() {
    var store =
        new Pages(
            new DeletedPage(Map.of(MemoryTable.FACTS, 7L), true),
            new DeletedPage(Map.of(MemoryTable.FACTS, 1L, MemoryTable.SESSIONS, 2L), false));
    assertThat(sweeper(store).sweep(false))
        .isEqualTo(Map.of(MemoryTable.FACTS, 8L, MemoryTable.SESSIONS, 2L));
    assertThat(counted(MemoryTable.FACTS)).isEqualTo(8);
    assertThat(counted(MemoryTable.SESSIONS)).isEqualTo(2);
  }

  @Test
  void sweep_failingHalfway_hasCountedWhatItDid() {
    var sweeper = sweeper(new Pages(new DeletedPage(Map.of(MemoryTable.FACTS, 7L), true)));
    assertThatThrownBy(() -> sweeper.sweep(false)).isInstanceOf(StoreUnavailableException.class);
    assertThat(counted(MemoryTable.FACTS)).isEqualTo(7);
  }

  @Test
  void sweep_fromSeveralThreads_runsOneAtATime() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var start = new CountDownLatch(1);
    ErasureStore store =
        new Pages() {
          @Override
          public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return new DeletedPage(Map.of(), false);
          }
        };
    ExpirySweeper sweeper = sweeper(store);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sweeps =
          IntStream.range(0, 16)
              .<Future<?>>mapToObj(_ ->
                  callers.submit(() -> {
                    start.await();
                    return sweeper.sweep(false);
                  }))
              .toList();
      start.countDown();
      for (Future<?> sweep : sweeps) {
        sweep.get();
      }
    }
    assertThat(most).hasValue(1);
    assertThat(registry.get("usermemory.sweep").timer().count()).isEqualTo(16);
  }
}
