package dev.usermemory.kernel;

/** The write contradicts what is stored, or its idempotency key was used for another request. */
public final class ConflictException extends RefusalException {

  public ConflictException(String message) {
    super(message);
  }
}
