package dev.usermemory.kernel;

/** The write would make what is stored larger than its limit; nothing was stored. */
public final class LimitExceededException extends RefusalException {

  private final String field;

  public LimitExceededException(String field, int limit) {
    super("would hold more than " + limit + " " + unit(field));
    this.field = field;
  }

  /** Everything limited is a list, but for the preferences' open object. */
  private static String unit(String field) {
    return field.equals("extra") ? "bytes" : "entries";
  }

  /** The field whose limit was reached, as in the API. */
  public String field() {
    return field;
  }
}
