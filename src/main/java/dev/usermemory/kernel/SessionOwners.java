package dev.usermemory.kernel;

import java.util.Optional;

/** Whose sessions are. */
@FunctionalInterface
public interface SessionOwners {

  /** The user of a live session; empty while it is unknown. */
  Optional<UserId> ownerOf(String sessionId);
}
