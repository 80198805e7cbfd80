package dev.usermemory.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A store refused or failed. Messages are safe to show: they never carry a user's text, id or key.
 */
public abstract sealed class StoreException extends RuntimeException
    permits ConflictException,
        InvalidCursorException,
        LimitExceededException,
        NotFoundException,
        PreconditionFailedException,
        StoreTimeoutException,
        StoreUnavailableException {

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
