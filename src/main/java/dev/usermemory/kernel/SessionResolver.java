package dev.usermemory.kernel;

import java.util.Optional;

/** Asks somebody else, who may know more, whose a session is that is not known here. */
@FunctionalInterface
public interface SessionResolver {

  /** Nobody else is asked. */
  SessionResolver NONE = session -> Optional.empty();

  /**
   * Whose it is; empty when nobody knows, or when the answer cannot be had: then whatever needs it
   * waits.
   */
  Optional<UserId> find(String sessionId);
}
