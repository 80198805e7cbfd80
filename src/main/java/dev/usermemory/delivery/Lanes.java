package dev.usermemory.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which waiting write comes next. Of a lane only the first may, and only while no other of that
 * lane is under way, so that each person's writes stay in order; among the lanes the one whose
 * first has been due for longest. Knows no clock and waits for nothing.
 */
final class Lanes {

  private static final Comparator<OutboxEntry> BY_DUE =
      Comparator.comparingLong(OutboxEntry::nextAttemptAtMs).thenComparingLong(OutboxEntry::seq);

  private final Map<Lane, TreeMap<Long, OutboxEntry>> waiting = new HashMap<>();
  private final TreeSet<OutboxEntry> firsts = new TreeSet<>(BY_DUE);
  private final Map<Lane, OutboxEntry> offered = new HashMap<>();
  private final Set<Lane> busy = new HashSet<>();
  private final Map<Lane, Integer> closed = new HashMap<>();
  private int size;

  synchronized void add(OutboxEntry entry) {
    if (waiting.computeIfAbsent(entry.lane(), _ -> new TreeMap<>()).put(entry.seq(), entry)
        == null) {
      size++;
    }
    offer(entry.lane());
  }

  /** The next one that is due, whose lane is busy from now on. */
  synchronized Optional<OutboxEntry> take(long nowMs) {
    if (firsts.isEmpty() || firsts.first().nextAttemptAtMs() > nowMs) {
      return Optional.empty();
    }
    OutboxEntry next = firsts.removeFirst();
    offered.remove(next.lane());
    busy.add(next.lane());
    return Optional.of(next);
  }

  /** When the next one is due, unless something changes; null when none is. */
  synchronized @Nullable Long nextDueMs() {
    return firsts.isEmpty() ? null : firsts.first().nextAttemptAtMs();
  }

  /** It waits no more; the next of its lane may come. */
  synchronized void end(OutboxEntry taken) {
    remove(taken);
    busy.remove(taken.lane());
    offer(taken.lane());
    notifyAll();
  }

  /** It waits on, and its lane with it. */
  synchronized void postpone(OutboxEntry later) {
    var lane = waiting.get(later.lane());
    if (lane != null && lane.containsKey(later.seq())) { // not forgotten in the meantime
      lane.put(later.seq(), later);
    }
    busy.remove(later.lane());
    offer(later.lane());
    notifyAll();
  }

  /** Takes one out that is not under way. */
  synchronized void remove(OutboxEntry entry) {
    var lane = waiting.get(entry.lane());
    if (lane != null && lane.remove(entry.seq()) != null) {
      size--;
      if (lane.isEmpty()) {
        waiting.remove(entry.lane());
      }
      offer(entry.lane());
    }
  }

  /** Takes out those of the lane that were accepted before. */
  synchronized void removeBefore(Lane lane, long acceptedBeforeMs) {
    List.copyOf(waiting.getOrDefault(lane, new TreeMap<>()).values()).stream()
        .filter(entry -> entry.acceptedAtMs() < acceptedBeforeMs)
        .forEach(this::remove);
  }

  /** Nothing of the lane is taken until it is opened as often as it was closed. */
  synchronized void close(Lane lane) {
    closed.merge(lane, 1, Integer::sum);
    offer(lane);
  }

  synchronized void open(Lane lane) {
    closed.computeIfPresent(lane, (_, times) -> times == 1 ? null : times - 1);
    offer(lane);
  }

  /** Waits until nothing of the lane is under way; false when it still is after that time. */
  synchronized boolean awaitIdle(Lane lane, long patienceMs) throws InterruptedException {
    long endNanos = System.nanoTime() + patienceMs * 1_000_000;
    while (busy.contains(lane)) {
      long leftMs = Math.ceilDiv(endNanos - System.nanoTime(), 1_000_000L);
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  /** Puts the first of a lane among those that may come, and nothing else of it. */
  private void offer(Lane lane) {
    OutboxEntry before = offered.remove(lane);
    if (before != null) {
      firsts.remove(before);
    }
    var entries = waiting.get(lane);
    if (entries != null && !busy.contains(lane) && !closed.containsKey(lane)) {
      OutboxEntry first = entries.firstEntry().getValue();
      firsts.add(first);
      offered.put(lane, first);
    }
  }

  synchronized boolean isWaiting(Lane lane) {
    return waiting.containsKey(lane);
  }

  synchronized int count(Lane lane) {
    var entries = waiting.get(lane);
    return entries == null ? 0 : entries.size();
  }

  synchronized int size() {
    return size;
  }
}
