package dev.usermemory.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PersonalQueue;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.Erasure.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasureServiceTest {

  private static final UserId USER = new UserId("ana");
  private static final Set<MemoryTable> FACTS = Set.of(MemoryTable.FACTS);
  private static final long NOW = 1_000_000;

  private final List<Long> told = new CopyOnWriteArrayList<>();
  private final ToldErasures erasures = new ToldErasures();
  private final CountDownLatch secondPage = new CountDownLatch(1);
  private final Store store = new Store();

  private ErasureService service(Duration patience) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    return new ErasureService(
        store, PersonalQueue.NONE, erasures, clock, new ErasureProperties(patience));
  }

  /** Two pages of five facts; the second one waits until it may. */
  private final class Store implements ErasureStore {

    private final AtomicInteger pages = new AtomicInteger();
    private final List<@Nullable String> cursors = new ArrayList<>();
    private volatile @Nullable ErasureProgress progress;
    private volatile @Nullable RuntimeException failure;
    private volatile Residue residue = Residue.NONE;

    @Override
    public DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs) {
      DeletedPage page = page(cursor);
      progress =
          new ErasureProgress(
              Map.of(MemoryTable.FACTS, 5L * pages.get()), NOW - 70_000, !page.more());
      return page;
    }

    private synchronized DeletedPage page(@Nullable String cursor) {
      cursors.add(cursor);
      if (cursor == null) {
        pages.set(1);
        return new DeletedPage(Map.of(MemoryTable.FACTS, 5L), true, "behind the first");
      }
      await().until(() -> secondPage.getCount() == 0);
      if (failure != null) {
        throw failure;
      }
      pages.incrementAndGet();
      return new DeletedPage(Map.of(MemoryTable.FACTS, 5L), false);
    }

    @Override
    public Optional<ErasureProgress> findErasure(UserId user) {
      return Optional.ofNullable(progress);
    }

    @Override
    public DeletedPage eraseTables(
        UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor) {
      return page(cursor);
    }

    @Override
    public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
      throw new AssertionError();
    }

    @Override
    public boolean purgesByItself() {
      throw new AssertionError();
    }

    @Override
    public Residue residue() {
      return residue;
    }
  }

  @Test
  void eraseUser_inTime_isDoneWithTheTotalsOfTheStore() {
    secondPage.countDown();

    Erasure erased = service(Duration.ofMinutes(1)).eraseUser(USER, told::add);

    assertThat(erased.state()).isEqualTo(State.DONE);
    assertThat(erased.deleted()).hasSize(MemoryTable.values().length);
    assertThat(erased.deleted()).containsEntry(MemoryTable.FACTS, 10L);
    assertThat(told).containsExactly(10L);
    assertThat(store.cursors).containsExactly(null, "behind the first");
  }

  @Test
  void eraseUser_takingLong_goesOnOnceBehindItsAnswer() {
    ErasureService service = service(Duration.ofMillis(1));

    assertThat(service.eraseUser(USER, told::add).state()).isEqualTo(State.RUNNING);
    await().until(() -> service.find(USER).deleted().get(MemoryTable.FACTS) == 5);
    assertThat(service.eraseUser(USER, told::add).state()).isEqualTo(State.RUNNING);
    secondPage.countDown();
    await().until(() -> service.find(USER).isDone());

    assertThat(service.find(USER).deleted()).containsEntry(MemoryTable.FACTS, 10L);
    assertThat(told).containsExactly(10L);
    assertThat(store.cursors).containsExactly(null, "behind the first");
  }

  @Test
  void eraseUser_failing_saysSoAndHasStopped() {
    store.failure = new StoreUnavailableException(new IllegalStateException());
    secondPage.countDown();
    ErasureService service = service(Duration.ofMinutes(1));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> service.eraseUser(USER, told::add));
    assertThat(service.find(USER).state()).isEqualTo(State.STOPPED);
    assertThat(told).isEmpty();
    store.failure = null;
    assertThat(service.eraseUser(USER, told::add).state()).isEqualTo(State.DONE);
  }

  @Test
  void residue_isTheStores_onceItIsDone() {
    ErasureService service = service(Duration.ofMillis(1));
    assertThat(service.eraseUser(USER, told::add).residue()).isEqualTo(Residue.PENDING);
    secondPage.countDown();
    await().until(() -> service.find(USER).isDone());

    assertThat(service.find(USER).residue()).isEqualTo(Residue.NONE);
    store.residue = Residue.RETAINED;
    assertThat(service.find(USER).residue()).isEqualTo(Residue.RETAINED);
  }

  @Test
  void residueOfWhatWaited_isPending_whateverTheStoreSays() {
    secondPage.countDown();
    var queue =
        new PersonalQueue() {
          @Override
          public <T> T whileClosed(UserId user, Supplier<T> erasure) {
            return erasure.get();
          }

          @Override
          public boolean leavesResidue() {
            return true;
          }
        };
    var properties = new ErasureProperties(Duration.ofMinutes(1));
    var service = new ErasureService(store, queue, erasures, Clock.systemUTC(), properties);

    assertThat(service.eraseUser(USER, told::add).residue()).isEqualTo(Residue.PENDING);
  }

  @Test
  void find_noErasure_isNotFound() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service(Duration.ofMinutes(1)).find(USER));
  }

  @Test
  void eraseTables_takingLong_isATimeoutThatARepetitionJoins() {
    ErasureService hasty = service(Duration.ofMillis(1));
    assertThatExceptionOfType(StoreTimeoutException.class)
        .isThrownBy(() -> hasty.eraseTables(USER, FACTS));
    assertThatExceptionOfType(StoreTimeoutException.class)
        .isThrownBy(() -> hasty.eraseTables(USER, FACTS));
    secondPage.countDown();
    await().until(() -> store.pages.get() == 2);

    assertThat(store.cursors).containsExactly(null, "behind the first");
  }

  @Test
  void all_aPageWithoutProgress_endsWithAnError() {
    var stuck = new DeletedPage(Map.of(), true, "here");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> DeletedPage.all(_ -> stuck));
  }
}
