package dev.usermemory.delivery;

import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.PersonalQueue;
import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Erases what waits of a person together with the person. */
final class OutboxErasure implements PersonalQueue {

  /** Longer than the store is waited for; after that, the store itself refuses what comes late. */
  private static final long PATIENCE_MS = 10_000;

  private static final int LOOKUPS = 4;

  private final Outbox outbox;
  private final SessionOwners owners;
  private final Clock clock;

  OutboxErasure(Outbox outbox, SessionOwners owners, Clock clock) {
    this.outbox = outbox;
    this.owners = owners;
    this.clock = clock;
  }

  @Override
  public <T> T whileClosed(UserId user, Supplier<T> erasure) {
    List<Lane> whose = lanesOf(user);
    whose.forEach(outbox.lanes()::close);
    try {
      awaitIdle(whose);
      long justNowMs = clock.millis() + 1;
      outbox.forget(whose, justNowMs);
      T erased = erasure.get();
      outbox.forget(whose, justNowMs); // of those that were being attempted until now
      outbox.scrub();
      return erased;
    } finally {
      whose.forEach(outbox.lanes()::open);
      outbox.bell().ring();
    }
  }

  @Override
  public boolean leavesResidue() {
    return outbox.isScrubPending();
  }

  private void awaitIdle(List<Lane> whose) {
    try {
      for (Lane lane : whose) {
        outbox.lanes().awaitIdle(lane, PATIENCE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    }
  }

  /** The person's own, and those of sessions that turn out to be theirs. */
  private List<Lane> lanesOf(UserId user) {
    var whose = new ArrayList<>(List.of(Lane.of(user)));
    List<String> sessions = outbox.sessions();
    try (var lookups = Executors.newFixedThreadPool(LOOKUPS, Thread.ofVirtual().factory())) {
      List<Future<Boolean>> theirs =
          sessions.stream().map(session -> lookups.submit(() -> isOf(user, session))).toList();
      for (int i = 0; i < theirs.size(); i++) {
        if (theirs.get(i).get()) {
          whose.add(Lane.ofSession(sessions.get(i)));
        }
      }
    } catch (ExecutionException e) {
      throw Failures.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    }
    return whose;
  }

  private boolean isOf(UserId user, String sessionId) {
    return owners.ownerOf(sessionId).filter(user::equals).isPresent();
  }
}
