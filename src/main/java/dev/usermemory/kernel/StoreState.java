package dev.usermemory.kernel;

import java.util.Locale;

/** What is known about a store's ability to take writes. */
public enum StoreState {
  OK,
  /** The disk, a quota or a limit leaves no room. */
  FULL,
  /** Another process holds the right to write. */
  LOCKED,
  /** What is in the file contradicts itself; nothing more is written to it. */
  CORRUPT,
  /** The file was deleted or replaced; what would be written to it would be lost. */
  UNLINKED,
  READ_ONLY,
  /** It does not answer, or not in time, for another reason. */
  AWAY;

  /** In health and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
