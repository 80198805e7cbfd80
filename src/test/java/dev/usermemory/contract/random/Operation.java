package dev.usermemory.contract.random;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.UserId;

/**
 * One call of a port.
 *
 * @param description names the call when two stores disagree about it
 * @param afterMs how much later than the call before
 */
record Operation(String description, long afterMs, Call call) {

  /** Runs on a store, for a user, at a time; returns what the caller sees. */
  @FunctionalInterface
  interface Call {
    Object run(StoreUnderTest store, UserId user, long nowMs);
  }

  /** What the caller sees: the result, or the refusal. */
  Object observe(StoreUnderTest store, UserId user, long nowMs) {
    try {
      return call.run(store, user, nowMs);
    } catch (RefusalException refusal) {
      return refusal.getClass().getSimpleName() + ": " + refusal.getMessage();
    }
  }

  @Override
  public String toString() {
    return "+" + afterMs + " ms " + description;
  }
}
