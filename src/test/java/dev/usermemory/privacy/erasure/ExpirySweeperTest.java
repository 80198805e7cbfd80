package dev.usermemory.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.ErasureTelemetry.Swept;
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

  private final ToldErasures told = new ToldErasures();

  private ExpirySweeper sweeper(ErasureStore store) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC);
    return new ExpirySweeper(store, new RememberedTime(), PROPERTIES, told, clock);
  }

  private long counted(MemoryTable table) {
    return told.purged.getOrDefault(table, 0L);
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
    assertThat(told.sweeps)
        .extracting(Swept::done, Swept::deleted)
        .containsExactly(tuple(true, 10L));
  }

  @Test
  void sweep_failingHalfway_hasCountedWhatItDid() {
    var sweeper = sweeper(new Pages(new DeletedPage(Map.of(MemoryTable.FACTS, 7L), true)));
    assertThatThrownBy(() -> sweeper.sweep(false)).isInstanceOf(StoreUnavailableException.class);
    assertThat(counted(MemoryTable.FACTS)).isEqualTo(7);
    assertThat(told.sweeps).extracting(Swept::done, Swept::atMs).containsExactly(tuple(false, 42L));
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
    assertThat(told.sweeps).hasSize(16);
  }
}
