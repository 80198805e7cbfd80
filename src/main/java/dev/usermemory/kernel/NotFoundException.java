package dev.usermemory.kernel;

/** The document does not exist, has expired, or belongs to another user. */
public final class NotFoundException extends RefusalException {

  public NotFoundException(String message) {
    super(message);
  }
}
