package dev.usermemory.kernel;

/** A store failed. Messages are safe to show: they never carry a user's text, id or key. */
public abstract sealed class StoreException extends RuntimeException
    permits StoreTimeoutException, StoreUnavailableException {

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
