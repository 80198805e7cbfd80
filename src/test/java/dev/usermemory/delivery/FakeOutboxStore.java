package dev.usermemory.delivery;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps writes in memory, or fails. */
final class FakeOutboxStore implements OutboxStore {

  private final TreeMap<Long, StoredWrite> kept = new TreeMap<>();
  private boolean failing;
  private int scrubs;

  void fail(boolean from) {
    failing = from;
  }

  int scrubs() {
    return scrubs;
  }

  synchronized List<OutboxEntry> entries() {
    return kept.values().stream().map(StoredWrite::entry).toList();
  }

  private void reach() {
    if (failing) {
      throw new StoreUnavailableException("SQLITE_FULL", new IllegalStateException());
    }
  }

  @Override
  public synchronized OutboxEntry add(StoredWrite write) {
    reach();
    for (StoredWrite other : kept.values()) {
      if (other.entry().lane().equals(write.entry().lane()) && other.key().equals(write.key())) {
        if (!other.content().equals(write.content())) {
          throw new ConflictException("another request");
        }
        return other.entry();
      }
    }
    kept.put(write.entry().seq(), write);
    return write.entry();
  }

  @Override
  public void settle() {}

  @Override
  public synchronized Optional<StoredWrite> find(String id) {
    reach();
    return kept.values().stream().filter(write -> write.entry().id().equals(id)).findFirst();
  }

  @Override
  public synchronized void eachWaiting(Consumer<OutboxEntry> consumer) {
    entries().stream()
        .filter(entry -> entry.state() == OutboxEntry.State.WAITING)
        .forEach(consumer);
  }

  @Override
  public Page<OutboxEntry> list(PageRequest page) {
    return new Page<>(entries(), null);
  }

  @Override
  public synchronized void update(OutboxEntry entry) {
    reach();
    kept.computeIfPresent(
        entry.seq(),
        (_, write) ->
            new StoredWrite(
                entry, write.userId(), write.sessionId(), write.key(), write.content()));
  }

  @Override
  public synchronized boolean remove(String id) {
    reach();
    return removeIf(write -> write.entry().id().equals(id));
  }

  @Override
  public synchronized void removeLanes(List<Lane> lanes, long acceptedBeforeMs) {
    reach();
    removeIf(write ->
        lanes.contains(write.entry().lane()) && write.entry().acceptedAtMs() < acceptedBeforeMs);
  }

  private boolean removeIf(Predicate<StoredWrite> which) {
    return kept.values().removeIf(which);
  }

  @Override
  public void scrub() {
    scrubs++;
  }

  @Override
  public synchronized List<String> sessions() {
    return entries().stream()
        .map(entry -> entry.lane().sessionId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  @Override
  public synchronized Totals totals() {
    long waiting = entries().stream().filter(e -> e.state() == OutboxEntry.State.WAITING).count();
    return new Totals(
        waiting,
        kept.size() - waiting,
        kept.values().stream().mapToLong(StoredWrite::bytes).sum(),
        kept.isEmpty() ? 0 : kept.lastKey(),
        entries().stream().mapToLong(OutboxEntry::acceptedAtMs).min().orElse(0));
  }
}
