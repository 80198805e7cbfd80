package dev.usermemory.kernel;

/** A setting has a value that the service cannot run with; the message names it and its rule. */
public final class InvalidSettingException extends IllegalArgumentException {

  public InvalidSettingException(String message) {
    super(message);
  }
}
