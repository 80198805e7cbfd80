package dev.usermemory.store.convex;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.usermemory.kernel.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/**
 * Writes of one person take turns. Two at a time would meet in that person's documents and
 * conflict, and many would take the places of everybody else.
 */
final class Turns {

  private final int atATime;
  private final int waiting;
  private final Duration longest;
  private final Map<UserId, Lane> lanes = new ConcurrentHashMap<>();

  /**
   * @param waiting so many of one person may wait; whoever comes then is refused at once
   * @param longest time that a write keeps others of its person waiting; one that takes longer is
   *     held up by the network or by Convex, and not likely to meet the next one
   */
  Turns(int atATime, int waiting, Duration longest) {
    this.atATime = atATime;
    this.waiting = waiting;
    this.longest = longest;
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
    private final FirstEnd end = new FirstEnd();
    private Places places = new Places(0);
    private Disposable expiry = Disposables.disposed();

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
      } finally {
        if (!taken) {
          part(user);
        }
      }
      if (taken) {
        expiry = Schedulers.parallel().schedule(this::pass, longest.toMillis(), MILLISECONDS);
      }
      return taken;
    }

    private void pass() {
      end.reached(places::leave);
    }

    @Override
    public void leave() {
      expiry.dispose();
      pass();
      part(user);
    }

    @Override
    public String refusal() {
      return "no_turn";
    }
  }
}
