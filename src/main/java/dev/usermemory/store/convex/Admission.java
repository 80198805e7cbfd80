package dev.usermemory.store.convex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a call has to get before it may begin. Everything needs one of the places of its kind. A
 * write needs its person's turn before, so that it holds no place while others of the person go
 * first. Bulk work has a share of the places only, and imports a pace, so that the rest is for
 * those who wait for an answer.
 */
final class Admission {

  /** Of the places of a kind, bulk work gets one in this many. */
  private static final int BULK = 4;

  /** Bulk work waits for other bulk work longer than anybody waits for an answer. */
  private static final Duration BULK_WAIT = Duration.ofSeconds(10);

  private final Map<ConvexFunction.Kind, Places> places = new EnumMap<>(ConvexFunction.Kind.class);
  private final Map<ConvexFunction.Kind, Places> bulk = new EnumMap<>(ConvexFunction.Kind.class);
  private final Turns turns;
  private final ImportPace pace;

  Admission(ConvexProperties properties) {
    this.turns =
        new Turns(
            properties.maxConcurrentWritesPerPerson(),
            properties.maxWaitingWritesPerPerson(),
            properties.longestTurn());
    this.pace = new ImportPace(properties.importPercent(), System::nanoTime, Thread::sleep);
    for (ConvexFunction.Kind kind : ConvexFunction.Kind.values()) {
      var all = new Places(properties.maxConcurrent());
      places.put(kind, all);
      bulk.put(kind, new Places(Math.max(1, properties.maxConcurrent() / BULK)));
    }
  }

  /** Calls of the kind that could begin at once. */
  int free(ConvexFunction.Kind kind) {
    return Objects.requireNonNull(places.get(kind)).free();
  }

  /**
   * Waits until the call may begin.
   *
   * @param wait for all of it; bulk work has it once it is its turn among other bulk work
   * @return to be closed when it has ended
   * @throws NoPlaceException when that took too long, or too many wait
   */
  Entry enter(ConvexCall call, Duration wait) throws InterruptedException {
    var entry = new Entry(wait);
    try {
      if (call.function().isImport()) {
        pace.send(call.body().length);
      }
      if (call.function().isBulk()) {
        entry.pass(call, Objects.requireNonNull(bulk.get(call.function().kind())), BULK_WAIT);
        entry.beginNow();
      }
      if (call.writer() != null) {
        entry.pass(call, turns.of(call.writer()), entry.left());
      }
      Places free = Objects.requireNonNull(places.get(call.function().kind()));
      entry.pass(call, free, entry.left());
      return entry;
    } catch (InterruptedException e) { // its caller has gone
      call.log().refused("cancelled");
      entry.close();
      throw e;
    } catch (NoPlaceException e) {
      entry.close();
      throw e;
    }
  }

  /** The gates that a call has gone through. */
  static final class Entry implements AutoCloseable {

    private final Duration wait;
    private final List<Gate> passed = new ArrayList<>(3);
    private long endNanos;

    private Entry(Duration wait) {
      this.wait = wait;
      beginNow();
    }

    private void beginNow() {
      endNanos = System.nanoTime() + wait.toNanos();
    }

    /** Of the wait, for the call itself. */
    Duration left() {
      return Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    }

    private void pass(ConvexCall call, Gate gate, Duration wait) throws InterruptedException {
      if (!gate.take(wait)) {
        call.log().refused(gate.refusal());
        throw new NoPlaceException();
      }
      passed.add(gate);
    }

    @Override
    public void close() {
      passed.reversed().forEach(Gate::leave);
    }
  }
}
