package dev.usermemory.context;

import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.UserId;
import java.util.Optional;

/** Reads the candidates of a context, bounded, at one consistent moment. */
public interface ContextStore {

  ContextRead readContext(ContextQuery query);

  /**
   * The same, if what is known serves the text and is still current, and the store can tell so at
   * once, as a local one can: in microseconds, without a wait and without a failure.
   */
  default Optional<ContextRead> stillCurrent(ContextQuery query) {
    return Optional.empty();
  }

  /** The version of a person's memory as a whole, whatever the consents; cheap. */
  Revision revision(UserId user);

  /** Whether others may write to it beside this process, so that changes have to be asked for. */
  default boolean isShared() {
    return false;
  }
}
