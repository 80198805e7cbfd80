package dev.usermemory.delivery;

import dev.usermemory.delivery.ParkedStore.Depth;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much is parked, as it was last seen: counting costs too much to do it for every write or
 * scrape.
 */
@Component
public class ParkedDepth {

  private final ParkedStore store;
  private final Clock clock;
  private final AtomicReference<@Nullable Depth> seen = new AtomicReference<>();

  ParkedDepth(ParkedStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Depth refresh() {
    Depth now = store.depth(clock.millis());
    seen.set(now);
    return now;
  }

  /** One more was parked, or at least tried to be. */
  void add() {
    seen.updateAndGet(
        depth -> depth == null ? null : new Depth(depth.count() + 1, depth.oldestAtMs()));
  }

  long count() {
    Depth depth = seen.get();
    return depth == null ? refresh().count() : depth.count();
  }

  private Depth known() {
    Depth depth = seen.get();
    return depth == null ? new Depth(0, 0) : depth;
  }

  /** How many, as it was last seen. */
  public long entries() {
    return known().count();
  }

  /** How long the oldest has waited. */
  public long oldestAgeMs() {
    long oldest = known().oldestAtMs();
    return oldest == 0 ? 0 : Math.max(0, clock.millis() - oldest);
  }
}
