package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PersonalQueue;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.Erasure.State;
import dev.usermemory.privacy.erasure.ErasureTelemetry.ErasureEnded;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;

/**
 * Deletes what is stored about a person, page by page, until nothing is left. What takes long goes
 * on behind its answer, once for each person, and is counted in the store.
 */
@Service
public class ErasureService {

  /** At most; a store ends a page earlier, so that other writes come in between. */
  static final int PAGE_SIZE = 2_000;

  /** Between two pages at most, and then some: who has not gone on by then has stopped. */
  static final long MAX_PAUSE_MS = 60_000;

  private final ErasureStore store;
  private final PersonalQueue waiting;
  private final ErasureTelemetry telemetry;
  private final Clock clock;
  private final ErasureJobs<UserId, Erasure> ofUsers;
  private final ErasureJobs<TablesOf, Map<MemoryTable, Long>> ofTables;

  private record TablesOf(UserId user, Set<MemoryTable> tables) {}

  ErasureService(
      ErasureStore store,
      PersonalQueue waiting,
      ErasureTelemetry telemetry,
      Clock clock,
      ErasureProperties properties) {
    this.store = store;
    this.waiting = waiting;
    this.telemetry = telemetry;
    this.clock = clock;
    this.ofUsers = new ErasureJobs<>(properties.patience());
    this.ofTables = new ErasureJobs<>(properties.patience());
  }

  /**
   * Everything, what waits to be stored included; one that was stopped goes on, and one that is
   * under way is joined.
   *
   * @param whenDone told how many documents went, by the one that began it, also behind the answer
   */
  public Erasure eraseUser(UserId user, LongConsumer whenDone) {
    return ofUsers
        .run(user, () -> eraseTelling(user, whenDone))
        .orElseGet(() -> unfinished(State.RUNNING, unfinished(store.findErasure(user))));
  }

  private Erasure eraseTelling(UserId user, LongConsumer whenDone) {
    long started = System.nanoTime();
    boolean done = false;
    long documents = 0;
    Residue residue = Residue.PENDING;
    try {
      Erasure erased = eraseWhole(user, whenDone);
      documents = erased.total();
      residue = erased.residue();
      done = true;
      return erased;
    } finally {
      long nanos = System.nanoTime() - started;
      telemetry.ended(new ErasureEnded(user, done, residue, documents, nanos));
    }
  }

  private Erasure eraseWhole(UserId user, LongConsumer whenDone) {
    Map<MemoryTable, Long> last = waiting.whileClosed(user, () -> eraseStored(user));
    var erased =
        new Erasure(
            State.DONE,
            store.findErasure(user).map(ErasureProgress::deleted).orElse(last),
            residue());
    whenDone.accept(erased.total());
    return erased;
  }

  private Map<MemoryTable, Long> eraseStored(UserId user) {
    long nowMs = clock.millis();
    return DeletedPage.all(cursor -> told(store.eraseUser(user, PAGE_SIZE, cursor, nowMs)));
  }

  /** How far the latest erasure of the person is. */
  public Erasure find(UserId user) {
    Optional<ErasureProgress> progress = store.findErasure(user);
    if (ofUsers.isRunning(user)) {
      return unfinished(State.RUNNING, unfinished(progress));
    }
    return progress
        .map(known ->
            known.done()
                ? new Erasure(State.DONE, known.deleted(), residue())
                : unfinished(stateOf(known), known.deleted()))
        .orElseThrow(() -> new NotFoundException("No erasure of this person is known."));
  }

  private static Erasure unfinished(State state, Map<MemoryTable, Long> deleted) {
    return new Erasure(state, deleted, Residue.PENDING);
  }

  private Residue residue() {
    return waiting.leavesResidue() ? Residue.PENDING : store.residue();
  }

  private State stateOf(ErasureProgress progress) {
    boolean isRecent = clock.millis() - progress.pagedAtMs() < MAX_PAUSE_MS;
    return isRecent ? State.RUNNING : State.STOPPED;
  }

  /** What an earlier erasure has counted says nothing of one that has just begun. */
  private static Map<MemoryTable, Long> unfinished(Optional<ErasureProgress> progress) {
    return progress.filter(known -> !known.done()).map(ErasureProgress::deleted).orElse(Map.of());
  }

  /**
   * The given tables; returns how many documents of each went, 0 included.
   *
   * @throws StoreTimeoutException when it goes on; a repetition joins it
   */
  public Map<MemoryTable, Long> eraseTables(UserId user, Set<MemoryTable> tables) {
    Map<MemoryTable, Long> deleted =
        ofTables
            .run(new TablesOf(user, Set.copyOf(tables)), () -> eraseStored(user, tables))
            .orElseThrow(() -> new StoreTimeoutException(new TimeoutException("erasing goes on")));
    var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    tables.forEach(table -> counts.put(table, deleted.getOrDefault(table, 0L)));
    return counts;
  }

  private Map<MemoryTable, Long> eraseStored(UserId user, Set<MemoryTable> tables) {
    return DeletedPage.all(cursor -> told(store.eraseTables(user, tables, PAGE_SIZE, cursor)));
  }

  /** Page by page, so that what one did that fails later is told, too. */
  private DeletedPage told(DeletedPage page) {
    telemetry.erased(page.deleted());
    return page;
  }
}
