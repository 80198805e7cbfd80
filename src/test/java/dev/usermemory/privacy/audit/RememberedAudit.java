package dev.usermemory.privacy.audit;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit that a test can look at. */
public final class RememberedAudit implements AuditStore {

  private final List<AuditEvent> events = new ArrayList<>();

  public AuditLog log() {
    return new AuditLog(this, new PersonHash(new byte[PersonHash.KEY_BYTES]), Clock.systemUTC());
  }

  public List<AuditEvent> events() {
    return events;
  }

  @Override
  public void add(AuditEvent event) {
    events.add(event);
  }

  @Override
  public Page<AuditEvent> list(@Nullable String person, PageRequest page) {
    return new Page<>(events, null);
  }
}
