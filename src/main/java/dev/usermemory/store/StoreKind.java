package dev.usermemory.store;

import java.util.Locale;

/** Which store this process persists to. */
public enum StoreKind {
  /** SQLite in one file, in this process. */
  EMBEDDED,
  /** The Convex functions of this repository. */
  CONVEX;

  /** The name in the API, in logs and in metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
