package dev.usermemory.privacy.erasure;

/** What may be left on a disk of documents that are deleted, where nobody reads it. */
public enum Residue {
  NONE,
  /** Copies in unused parts of a file, since the scrub failed or waits; it is repeated. */
  PENDING,
  /** The deployment keeps deleted documents in its log, for as long as it is set to. */
  RETAINED
}
