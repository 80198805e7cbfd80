package dev.usermemory.store.sqlite;

/** What a piece of writing came to, before it is recorded. */
record Applied<T>(T value, Effect effect) {

  enum Effect {
    /** Documents changed: the revision rises, the outcome is recorded. */
    CHANGED,
    /** There was nothing to change; the outcome is recorded. */
    UNCHANGED,
    /** It had been done before: nothing changes, nothing is recorded. */
    REPLAYED,
    /** Consents forbid all of it: nothing changes, nothing is recorded. */
    REFUSED
  }

  static <T> Applied<T> changed(T value) {
    return new Applied<>(value, Effect.CHANGED);
  }

  static <T> Applied<T> replayed(T value) {
    return new Applied<>(value, Effect.REPLAYED);
  }

  /** For deletions: whether something was there. */
  static Applied<Boolean> deleted(boolean existed) {
    return new Applied<>(existed, existed ? Effect.CHANGED : Effect.UNCHANGED);
  }

  boolean isRecorded() {
    return effect == Effect.CHANGED || effect == Effect.UNCHANGED;
  }
}
