package dev.usermemory.privacy.audit;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import org.jspecify.annotations.Nullable;

/** Where events are kept, the newest of them. */
public interface AuditStore {

  /** Adds one, and drops what is too old or too much. */
  void add(AuditEvent event);

  /**
   * The newest first.
   *
   * @param person only what was done with them, by their hash
   */
  Page<AuditEvent> list(@Nullable String person, PageRequest page);
}
