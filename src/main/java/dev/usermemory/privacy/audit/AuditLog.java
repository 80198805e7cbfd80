package dev.usermemory.privacy.audit;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;

/** Writes down what has been done, and tells it. */
@Service
public class AuditLog {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String REQUEST_ID = "requestId";

  private final AuditStore store;
  private final PersonHash persons;
  private final Clock clock;

  AuditLog(AuditStore store, PersonHash persons, Clock clock) {
    this.store = store;
    this.persons = persons;
    this.clock = clock;
  }

  /** It is done already: when it cannot be written down, the log is all that says so. */
  public void record(AuditAction action, UserId user, String caller, long documents) {
    add(action, persons.of(user), caller, documents);
  }

  /** The same for what was done with everybody at once. */
  public void recordOfEverybody(AuditAction action, String caller, long documents) {
    add(action, null, caller, documents);
  }

  private void add(AuditAction action, @Nullable String person, String caller, long documents) {
    var event =
        new AuditEvent(clock.millis(), action, caller, person, documents, MDC.get(REQUEST_ID));
    try {
      store.add(event);
    } catch (StoreException e) {
      LOG.error(
          "Not audited: {} by {} of {} documents ({})",
          action,
          caller,
          documents,
          e.getClass().getSimpleName());
    }
  }

  /**
   * The newest first.
   *
   * @param user only what was done with them
   */
  public Page<AuditEvent> list(@Nullable UserId user, PageRequest page) {
    return store.list(user == null ? null : persons.of(user), page);
  }
}
