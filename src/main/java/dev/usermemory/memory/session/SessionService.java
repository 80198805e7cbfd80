package dev.usermemory.memory.session;

import dev.usermemory.delivery.SessionDelivery;
import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Waiting;
import dev.usermemory.ops.UserIdHash;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Says whose sessions are. */
@Service
public class SessionService {

  private static final Logger log = LoggerFactory.getLogger(SessionService.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SessionStore sessions;
  private final SessionOwners owners;
  private final AnonymousUsers anonymous;
  private final SessionDelivery parked;
  private final UserIdHash hash;
  private final Clock clock;

  SessionService(
      SessionStore sessions,
      SessionOwners owners,
      AnonymousUsers anonymous,
      SessionDelivery parked,
      UserIdHash hash,
      Clock clock) {
    this.sessions = sessions;
    this.owners = owners;
    this.anonymous = anonymous;
    this.parked = parked;
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Binds a session, and does what waited for that.
   *
   * @param move also when it is somebody else's
   * @return whether it was somebody else's until now
   * @throws ConflictException when it is somebody else's and is not to be moved
   */
  public Outcome<Boolean> bind(UserId user, String sessionId, boolean move) {
    Trail.current().concerns(user);
    if (anonymous.contains(user)) {
      return new Outcome.Nobody<>();
    }
    Optional<UserId> before = move ? owners.ownerOf(sessionId) : Optional.empty();
    SessionBinding binding = sessions.bindSession(user, sessionId, move, clock.millis());
    return switch (binding.bound()) {
      case BOUND -> bound(sessionId, binding, false);
      case MOVED -> {
        logMove(before, user);
        yield bound(sessionId, binding, true);
      }
      case TAKEN ->
          throw new ConflictException(
              "The session is somebody else's. Send \"move\": true to make it this user's.");
    };
  }

  private Outcome<Boolean> bound(String sessionId, SessionBinding binding, boolean moved) {
    if (binding.parked()) {
      deliver(sessionId);
    }
    return Outcome.done(moved);
  }

  /** Usually done before the answer, which does not wait for much. */
  private void deliver(String sessionId) {
    Thread delivery = Thread.ofVirtual().start(Trail.carried(() -> parked.deliver(sessionId)));
    try (var _ = Waiting.begin()) {
      delivery.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void logMove(Optional<UserId> from, UserId to) {
    log.atInfo()
        .addKeyValue("from", from.map(user -> hash.of(user.value())).orElse("-"))
        .addKeyValue("to", hash.of(to.value()))
        .log("Session moved");
  }
}
