package dev.usermemory.kernel;

/** A credential from the configuration, which never shows itself in a log or an error. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value.strip();
  }

  /** The credential itself, without surrounding white space; empty when none is configured. */
  public String reveal() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
