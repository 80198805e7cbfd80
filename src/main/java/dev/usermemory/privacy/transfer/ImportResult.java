package dev.usermemory.privacy.transfer;

/** What became of one imported record. */
public sealed interface ImportResult {

  /** It is stored now. */
  enum Change implements ImportResult {
    CREATED,
    UPDATED,
    /** As it was stored before, or expired, or without what it belongs to. */
    UNCHANGED
  }

  /**
   * A rule refused it.
   *
   * @param message safe to show: it never carries a user's text, id or key
   */
  record Failed(String message) implements ImportResult {}
}
