package dev.usermemory.kernel;

/** The store cannot be reached or refuses work for now; repeat with the same idempotency key. */
public final class StoreUnavailableException extends StoreException {

  private final boolean asked;

  public StoreUnavailableException(Throwable cause) {
    this(cause, true);
  }

  private StoreUnavailableException(Throwable cause, boolean asked) {
    super("The store is not available.", cause);
    this.asked = asked;
  }

  /**
   * @param reason for the log: a code or a fixed text, nothing that quotes a caller
   */
  public StoreUnavailableException(String reason, Throwable cause) {
    super("The store is not available: " + reason, cause);
    this.asked = true;
  }

  /** The store was not even asked, since it has failed so often just now. */
  public static StoreUnavailableException unasked(Throwable cause) {
    return new StoreUnavailableException(cause, false);
  }

  /** Whether the store, or the way to it, failed on this very operation. */
  public boolean wasAsked() {
    return asked;
  }
}
