package dev.usermemory.delivery;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Does what was parked, once it is known whose session it is. Every door does a write once, so that
 * to stop after it and before it is taken out repeats nothing.
 */
@Service
class ParkedDelivery implements SessionDelivery {

  private static final Logger log = LoggerFactory.getLogger(ParkedDelivery.class);

  private final ParkedStore store;
  private final Deliverables doors;
  private final SessionOwners owners;
  private final RefusedParked refused;
  private final Clock clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  ParkedDelivery(
      ParkedStore store,
      Deliverables doors,
      SessionOwners owners,
      RefusedParked refused,
      Clock clock) {
    this.store = store;
    this.doors = doors;
    this.owners = owners;
    this.refused = refused;
    this.clock = clock;
  }

  @Override
  public void deliver(String sessionId) {
    try {
      owners.ownerOf(sessionId).ifPresent(owner -> deliver(owner, sessionId));
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("error", e.getClass().getName())
          .log("Parked writes not delivered yet");
    }
  }

  void deliver(UserId user, String sessionId) {
    store.parkedOf(sessionId, clock.millis()).forEach(parked -> deliver(user, parked));
  }

  /**
   * Does one.
   *
   * @throws dev.usermemory.kernel.StoreException when it may be tried again
   */
  void deliver(UserId user, ParkedWrite parked) {
    if (refused.isRecent(parked.id()) || !underWay.add(parked.id())) {
      return;
    }
    try {
      attempt(user, parked);
    } finally {
      underWay.remove(parked.id());
    }
  }

  private void attempt(UserId user, ParkedWrite parked) {
    try {
      Outcome<?> outcome = doors.deliver(deferrable(user, parked));
      if (!(outcome instanceof Outcome.Accepted<?>)) {
        store.unpark(parked.id());
      }
    } catch (ErasedException _) { // the person is gone, and so is what was said of them
      store.unpark(parked.id());
    } catch (RefusalException refusal) {
      refused.add(parked.id(), Refusals.reason(refusal));
      log.atWarn()
          .addKeyValue("id", parked.id())
          .addKeyValue("operation", parked.operation().wireName())
          .addKeyValue("reason", Refusals.reason(refusal))
          .log("Parked write refused");
    }
  }

  private static Deferrable deferrable(UserId user, ParkedWrite parked) {
    return new Deferrable(
        parked.operation(),
        user,
        parked.sessionId(),
        new CallerKey(null, parked.acceptedAtMs()),
        parked.content());
  }
}
