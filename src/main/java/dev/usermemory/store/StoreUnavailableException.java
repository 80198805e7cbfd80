package dev.usermemory.store;

/** The store cannot be reached or refuses work for now; repeat with the same idempotency key. */
public final class StoreUnavailableException extends StoreException {

  public StoreUnavailableException(Throwable cause) {
    super("The store is not available.", cause);
  }
}
