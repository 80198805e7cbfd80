package dev.usermemory.store.convex;

import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes of one person take turns. Two at a time would meet in that person's documents and
 * conflict, and many would take the places of everybody else.
 */
final class Turns {

  private final int atATime;
  private final int waiting;
  private final Map<UserId, Lane> lanes = new ConcurrentHashMap<>();

  /**
   * @param waiting so many of one person may wait; whoever comes then is refused at once
   */
  Turns(int atATime, int waiting) {
    this.atATime = atATime;
    this.waiting = waiting;
  }

  /** For one write of this person. */
  Gate of(UserId user) {
    return new Turn(user);
  }

  /** Of how many people writes are under way or waiting. */
  int people() {
    return lanes.size();
  }

  /** How many of this person's writes wait. */
  int waiting(UserId user) {
    Lane lane = lanes.get(user);
    return lane == null ? 0 : lane.places().waiting();
  }

  private Lane join(UserId user) {
    return lanes.compute(user, (_, lane) -> (lane == null ? new Lane(atATime) : lane).joined(1));
  }

  private void part(UserId user) {
    lanes.computeIfPresent(user, (_, lane) -> lane.members() == 1 ? null : lane.joined(-1));
  }

  /**
   * Of one person.
   *
   * @param members who write or wait, the next one included
   */
  private record Lane(Places places, int members) {

    Lane(int atATime) {
      this(new Places(atATime), 0);
    }

    Lane joined(int more) {
      return new Lane(places, members + more);
    }
  }

  private final class Turn implements Gate {

    private final UserId user;
    private Places places = new Places(0);

    private Turn(UserId user) {
      this.user = user;
    }

    @Override
    public boolean take(Duration wait) throws InterruptedException {
      Lane lane = join(user);
      places = lane.places();
      boolean taken = false;
      try {
        taken = lane.members() <= atATime + waiting && places.take(wait);
        return taken;
      } finally {
        if (!taken) {
          part(user);
        }
      }
    }

    @Override
    public void leave() {
      places.leave();
      part(user);
    }

    @Override
    public String refusal() {
      return "no_turn";
    }
  }
}
