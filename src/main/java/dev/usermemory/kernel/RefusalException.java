package dev.usermemory.kernel;

/**
 * A rule or a store refused what was asked; nothing was changed. Messages are safe to show: they
 * never carry a user's text, id or key.
 */
public abstract sealed class RefusalException extends RuntimeException
    permits ConflictException,
        ErasedException,
        InvalidCursorException,
        InvalidValueException,
        LimitExceededException,
        NotFoundException,
        PreconditionFailedException {

  RefusalException(String message) {
    super(message);
  }

  @Override
  public final String getMessage() {
    return String.valueOf(super.getMessage()); // never null, which the signature cannot say
  }
}
