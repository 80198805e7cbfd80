package dev.usermemory.kernel;

import java.util.Locale;

/** What became of a document, or of a whole write, for those who count writes. */
public enum WriteOutcome {
  CREATED,
  /** The same fact was said again. */
  REINFORCED,
  /** It took the place of another: of a fact in its slot, of an earlier score. */
  SUPERSEDED,
  UPDATED,
  DELETED,
  /** A consent forbids it, or its person is nobody in particular. */
  DENIED,
  /** It waits until its session is known. */
  PARKED,
  /** It waits until the store is back. */
  QUEUED,
  /** It had been done before, or something newer had; nothing changed. */
  DUPLICATE,
  /** A rule refused it. */
  REFUSED,
  /** The store failed at it. */
  FAILED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
