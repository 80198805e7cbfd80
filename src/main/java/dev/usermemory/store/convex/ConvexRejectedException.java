package dev.usermemory.store.convex;

import dev.usermemory.store.convex.ConvexReply.Rejection;

/** Convex answered with a status that is not an answer. */
final class ConvexRejectedException extends RuntimeException {

  private final transient Rejection rejection;

  ConvexRejectedException(ConvexFunction function, Rejection rejection) {
    super("Convex answered " + function.path() + " with status " + rejection.status());
    this.rejection = rejection;
  }

  Refusal refusal() {
    return rejection.refusal();
  }

  boolean mayPass() {
    return rejection.mayPass();
  }
}
