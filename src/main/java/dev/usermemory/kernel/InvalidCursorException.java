package dev.usermemory.kernel;

/** The cursor was not issued by this store for this list. */
public final class InvalidCursorException extends RefusalException {

  public InvalidCursorException() {
    super("The cursor is not one that this list returned.");
  }
}
