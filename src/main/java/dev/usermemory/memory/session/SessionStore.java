package dev.usermemory.memory.session;

import dev.usermemory.store.UserId;

/** Remembers whose session it is, for {@link dev.usermemory.store.StorePolicy#sessionTtlMs()}. */
public interface SessionStore {

  /** Binds the session to the user, seen now; the latest user of a session wins. */
  void touchSession(UserId user, String sessionId, long nowMs);
}
