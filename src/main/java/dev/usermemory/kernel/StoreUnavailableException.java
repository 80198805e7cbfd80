package dev.usermemory.kernel;

/** The store cannot be reached or refuses work for now; repeat with the same idempotency key. */
public final class StoreUnavailableException extends StoreException {

  public StoreUnavailableException(Throwable cause) {
    super("The store is not available.", cause);
  }

  /**
   * @param reason for the log: a code or a fixed text, nothing that quotes a caller
   */
  public StoreUnavailableException(String reason, Throwable cause) {
    super("The store is not available: " + reason, cause);
  }
}
