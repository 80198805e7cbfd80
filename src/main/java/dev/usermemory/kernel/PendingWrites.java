package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/** How many accepted writes of a person still wait to be done. */
@FunctionalInterface
public interface PendingWrites {

  PendingWrites NONE = (user, sessionId) -> 0;

  /**
   * @param sessionId whose writes count too, as far as only their session is known
   */
  int count(UserId user, @Nullable String sessionId);
}
