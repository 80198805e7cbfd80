package dev.usermemory.delivery;

import dev.usermemory.delivery.OutboxStore.Totals;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.PendingWrites;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writes that wait, on the disk and in the order in which they will be delivered. */
public class Outbox implements PendingWrites {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final OutboxStore store;
  private final OutboxProperties limits;
  private final Clock clock;
  private final Lanes lanes = new Lanes();
  private final Bell bell = new Bell();
  private final AtomicLong lastSeq;
  private volatile boolean diskFailed;

  Outbox(OutboxStore store, OutboxProperties limits, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    lastSeq = new AtomicLong(store.totals().lastSeq());
    store.eachWaiting(lanes::add);
  }

  Lanes lanes() {
    return lanes;
  }

  /** Rings when there may be something to deliver. */
  Bell bell() {
    return bell;
  }

  /** Whether later writes of the same person or session have to wait, too. */
  boolean isWaiting(Deferrable write) {
    return lanes.isWaiting(Lane.of(write));
  }

  @Override
  public int count(UserId user, @Nullable String sessionId) {
    int ofSession = sessionId == null ? 0 : lanes.count(Lane.ofSession(sessionId));
    return lanes.count(Lane.of(user)) + ofSession;
  }

  /**
   * Keeps a write until it is delivered.
   *
   * @param write with the key and the time of its first attempt
   * @throws StoreException at a bound, on a full disk, or when the disk is too slow
   */
  OutboxEntry keep(Deferrable write) {
    String key = Objects.requireNonNull(write.key().value());
    long acceptedAtMs = Objects.requireNonNull(write.key().acceptedAtMs());
    var entry =
        OutboxEntry.waiting(
            lastSeq.incrementAndGet(),
            UUID.randomUUID().toString(),
            Lane.of(write),
            write.operation(),
            acceptedAtMs);
    var stored =
        new StoredWrite(
            entry, write.userId(), write.sessionId(), key, ContentJson.write(write.content()));
    requireSpace(stored);
    return add(stored);
  }

  private OutboxEntry add(StoredWrite write) {
    try {
      OutboxEntry kept = store.add(write);
      diskFailed = false;
      if (kept.seq() == write.entry().seq()) {
        lanes.add(kept);
        bell.ring();
      }
      return kept;
    } catch (StoreException e) {
      diskFailed = true;
      if (e instanceof StoreTimeoutException) {
        Thread.ofVirtual().name("outbox-settle").start(() -> settle(write.entry().id()));
      }
      throw e;
    }
  }

  /** The caller was told nothing, but what turns out to be kept is delivered. */
  private void settle(String id) {
    store.settle();
    store
        .find(id)
        .ifPresent(write -> {
          lanes.add(write.entry());
          bell.ring();
        });
  }

  /** Whether the next write would be kept; whether the disk is full was seen at the last one. */
  boolean acceptsWrites() {
    try {
      return !diskFailed && hasSpace(0);
    } catch (StoreException e) {
      return false;
    }
  }

  private boolean hasSpace(long bytes) {
    Totals totals = store.totals();
    return totals.entries() < limits.maxEntries()
        && totals.bytes() + bytes <= limits.maxSize().toBytes();
  }

  private void requireSpace(StoredWrite write) {
    if (!hasSpace(write.bytes())) {
      throw new StoreUnavailableException(
          "outbox_full", new IllegalStateException("the outbox is full"));
    }
  }

  Optional<StoredWrite> find(String id) {
    return store.find(id);
  }

  /** It was delivered, or never will be. */
  void end(OutboxEntry taken) {
    store.remove(taken.id());
    lanes.end(taken);
    bell.ring();
  }

  /** It will not be tried again, and the next of its lane may come. */
  void setAside(OutboxEntry taken, String reason) {
    store.update(taken.setAside(reason));
    lanes.end(taken);
    bell.ring();
  }

  /** It is tried again later, and the next of its lane not before it. */
  void postpone(OutboxEntry taken, int attempts, long nextAttemptAtMs) {
    OutboxEntry later = taken.postponed(attempts, nextAttemptAtMs);
    if (attempts != taken.attempts()) {
      remember(later);
    }
    lanes.postpone(later);
    bell.ring();
  }

  /** After a restart on a failing disk it may be tried sooner, which does no harm. */
  private void remember(OutboxEntry later) {
    try {
      store.update(later);
    } catch (StoreException e) {
      log.warn("outbox disk failed={}", e.getMessage());
    }
  }

  /** All entries, in the order in which they were accepted. */
  public Page<OutboxEntry> list(PageRequest page) {
    return store.list(page);
  }

  public Totals totals() {
    return store.totals();
  }

  /** How long the oldest waiting one has waited. */
  public long oldestAgeMs() {
    long oldest = store.totals().oldestAcceptedAtMs();
    return oldest == 0 ? 0 : Math.max(0, clock.millis() - oldest);
  }

  /** Throws {@link NotFoundException} once it was delivered or discarded. */
  public OutboxEntry get(String id) {
    return store.find(id).map(StoredWrite::entry).orElseThrow(Outbox::notFound);
  }

  /** Tries at once what is there, set aside or not. */
  public OutboxEntry retry(String id) {
    OutboxEntry again = get(id).waitingAgain(clock.millis());
    store.update(again);
    lanes.add(again);
    bell.ring();
    return again;
  }

  /** Throws it away. One that is under way may still arrive. */
  public void discard(String id) {
    OutboxEntry entry = get(id);
    store.remove(id);
    lanes.remove(entry);
  }

  private static NotFoundException notFound() {
    return new NotFoundException("There is no such waiting write; it may have been delivered.");
  }

  List<String> sessions() {
    return store.sessions();
  }

  /** Forgets everything of the lanes that was accepted before. */
  void forget(List<Lane> whose, long acceptedBeforeMs) {
    store.removeLanes(whose, acceptedBeforeMs);
    whose.forEach(lane -> lanes.removeBefore(lane, acceptedBeforeMs));
  }

  /** Leaves no byte of what was forgotten on the disk. */
  void scrub() {
    store.scrub();
  }

  boolean isScrubPending() {
    return store.isScrubPending();
  }
}
