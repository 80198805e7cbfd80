package dev.usermemory.store.convex;

/** Convex answered with a status that is not an answer. */
final class ConvexRejectedException extends RuntimeException {

  private final boolean retryable;

  ConvexRejectedException(ConvexFunction function, ConvexReply.Rejection rejection) {
    super("Convex answered " + function.path() + " with status " + rejection.status());
    this.retryable = rejection.retryable();
  }

  boolean isRetryable() {
    return retryable;
  }
}
