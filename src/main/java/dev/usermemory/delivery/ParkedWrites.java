package dev.usermemory.delivery;

import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is parked, for an operator. */
@Service
public class ParkedWrites {

  private final ParkedStore store;
  private final RefusedParked refused;
  private final Clock clock;

  ParkedWrites(ParkedStore store, RefusedParked refused, Clock clock) {
    this.store = store;
    this.refused = refused;
    this.clock = clock;
  }

  /**
   * @param reason why it was refused when this instance last delivered it, null when it was not
   */
  public record Entry(ParkedWrite write, @Nullable String reason) {}

  /** All, in the order in which they were accepted. */
  public Page<Entry> list(PageRequest page) {
    Page<ParkedWrite> found = store.listParked(page, clock.millis());
    return new Page<>(found.items().stream().map(this::entry).toList(), found.nextCursor());
  }

  /** Throws {@link NotFoundException} once it was delivered, discarded or given up. */
  public Entry get(String id) {
    return store
        .findParked(id, clock.millis())
        .map(this::entry)
        .orElseThrow(() ->
            new NotFoundException("There is no such parked write; it may have been delivered."));
  }

  /** Throws it away; whether it was there. */
  public boolean discard(String id) {
    return store.unpark(id);
  }

  private Entry entry(ParkedWrite write) {
    return new Entry(write, refused.reason(write.id()));
  }
}
