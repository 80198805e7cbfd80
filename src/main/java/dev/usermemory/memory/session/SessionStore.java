package dev.usermemory.memory.session;

import dev.usermemory.kernel.UserId;

/** Remembers whose session it is, for {@link dev.usermemory.kernel.StorePolicy#sessionTtlMs()}. */
public interface SessionStore {

  /** Binds the session to the user, seen now; the latest user of a session wins. */
  void touchSession(UserId user, String sessionId, long nowMs);
}
