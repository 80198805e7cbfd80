package dev.usermemory.kernel;

/** The store did not answer inside the deadline; a write may or may not have been applied. */
public final class StoreTimeoutException extends StoreException {

  public StoreTimeoutException(Throwable cause) {
    super("The store did not answer in time.", cause);
  }
}
