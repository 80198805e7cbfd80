package dev.usermemory.memory.session;

import dev.usermemory.kernel.UserId;

/** Remembers whose session it is, for {@link dev.usermemory.kernel.StorePolicy#sessionTtlMs()}. */
public interface SessionStore {

  /**
   * Binds the session to the user, seen now, unless it is somebody else's: reading moves nothing.
   *
   * @return whether something waits for this session to become known
   */
  boolean touchSession(UserId user, String sessionId, long nowMs);

  /**
   * The same on purpose.
   *
   * @param move also when it is somebody else's
   */
  SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs);
}
