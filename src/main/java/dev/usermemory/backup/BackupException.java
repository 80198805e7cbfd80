package dev.usermemory.backup;

import org.jspecify.annotations.Nullable;

/** A copy could not be made, is not whole, or cannot be put back; the message says why. */
public final class BackupException extends RuntimeException {

  public BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public BackupException(String message) {
    this(message, null);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage()); // never null, which the signature cannot say
  }
}
