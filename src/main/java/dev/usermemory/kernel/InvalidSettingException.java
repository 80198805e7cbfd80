package dev.usermemory.kernel;

/** A setting has a value that the service cannot run with; the message names it and its rule. */
public final class InvalidSettingException extends IllegalArgumentException {

  public InvalidSettingException(String message) {
    super(message);
  }

  /** Throws unless the rule holds. */
  public static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidSettingException(message);
    }
  }

  /** Throws unless a number is between two, or one of them. */
  public static void requireWithin(String name, int value, int least, int most) {
    require(value >= least && value <= most, name + " must be " + least + " to " + most);
  }
}
