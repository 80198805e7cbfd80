package dev.usermemory.delivery;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** Keeps writes of sessions that nobody is known for. */
public interface ParkedStore {

  /**
   * Parks the write, once by its id, unless it is known by now whose session it is.
   *
   * @return the session's user, for whom nothing was parked; empty when it is parked
   */
  Optional<UserId> park(ParkedWrite write, long nowMs);

  /** What waits for a session, earliest first, at most 100. */
  List<ParkedWrite> parkedOf(String sessionId, long nowMs);

  /** Everything that waits, earliest first, then by id. */
  Page<ParkedWrite> listParked(PageRequest page, long nowMs);

  Optional<ParkedWrite> findParked(String id, long nowMs);

  /** Whether it was there. */
  boolean unpark(String id);

  /** A page of what waits although its session is known by now, earliest first. */
  Page<Deliverable> deliverable(PageRequest page, long nowMs);

  /** How many wait, and since when. */
  Depth depth(long nowMs);

  /** A parked write and whose it is. */
  record Deliverable(UserId userId, ParkedWrite parked) {}

  /**
   * @param oldestAtMs when the one that waits longest was accepted; 0 when none waits
   */
  record Depth(long count, long oldestAtMs) {}
}
