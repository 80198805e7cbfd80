package dev.usermemory.assessment;

import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the store as a finalize does. */
@Component
class OwnersOfSessions implements SessionOwners {

  private final AssessmentStore store;
  private final Clock clock;

  OwnersOfSessions(AssessmentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<UserId> ownerOf(String sessionId) {
    return store.findSubject(sessionId, null, clock.millis()).map(AssessmentSubject::userId);
  }
}
