package dev.usermemory.context;

import dev.usermemory.delivery.SessionDelivery;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionStore;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Binds sessions to users beside the request that names them, unless they are somebody else's, and
 * does what waited for that.
 */
@Component
class SessionBinder {

  private static final Logger log = LoggerFactory.getLogger(SessionBinder.class);

  private final SessionStore sessions;
  private final SessionDelivery parked;

  SessionBinder(SessionStore sessions, SessionDelivery parked) {
    this.sessions = sessions;
    this.parked = parked;
  }

  /** Begins; a failure is only logged, because no answer depends on it. */
  FutureTask<?> bind(UserId user, String sessionId, long nowMs) {
    return Deadline.start(() -> {
      try {
        if (sessions.touchSession(user, sessionId, nowMs)) {
          parked.deliver(sessionId);
        }
      } catch (RuntimeException e) {
        log.atWarn().addKeyValue("error", e.getClass().getName()).log("Session not bound");
      }
      return true;
    });
  }
}
