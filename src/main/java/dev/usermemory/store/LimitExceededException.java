package dev.usermemory.store;

/** The write would make a stored list longer than its limit; nothing was stored. */
public final class LimitExceededException extends StoreException {

  private final String field;

  public LimitExceededException(String field, int limit) {
    super(field + " holds at most " + limit + " entries", null);
    this.field = field;
  }

  /** The field whose limit was reached, as in the API. */
  public String field() {
    return field;
  }
}
