package dev.usermemory.delivery;

/** Does what waited for a session to become known. */
@FunctionalInterface
public interface SessionDelivery {

  /**
   * Does everything that waits for the session, earliest first, for whoever it belongs to. What
   * fails is tried again later; nobody depends on it, so that nothing is thrown.
   */
  void deliver(String sessionId);
}
