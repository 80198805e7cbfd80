package dev.usermemory.kernel;

/** A credential from the configuration, which never shows itself in a log or an error. */
public final class Secret {

  /** What whoever set another one is told. */
  public static final String RULE =
      "must be one line without control characters and without blanks around it";

  private final String value;

  /**
   * @param value empty when none is configured. What a credential cannot be is refused, since it
   *     would be another than its owner believes: text of several lines, or with blanks around it
   */
  public Secret(String value) {
    if (!value.equals(value.strip()) || !isOneLine(value)) {
      throw new IllegalArgumentException(RULE);
    }
    this.value = value;
  }

  /** Whether there is neither a line break in it nor another control character. */
  public static boolean isOneLine(String value) {
    return value.codePoints().noneMatch(Secret::breaksALine);
  }

  private static boolean breaksALine(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** The credential itself; empty when none is configured. */
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
