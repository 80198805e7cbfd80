package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import java.util.Map;

/** Is told what was deleted, because it had expired or because somebody wanted it. */
public interface ErasureTelemetry {

  /** Tells nobody. */
  ErasureTelemetry NONE = new ErasureTelemetry() {};

  /**
   * A batch of what has expired has gone.
   *
   * @param deleted documents per table
   */
  default void purged(Map<MemoryTable, Long> deleted) {}

  /** A sweep has ended. */
  default void swept(Swept swept) {}

  /** A page of what somebody wanted to be erased has gone. */
  default void erased(Map<MemoryTable, Long> deleted) {}

  /** The erasure of a person has ended. */
  default void ended(ErasureEnded ended) {}

  /**
   * @param done false when the store failed at it
   * @param atMs when it ended, epoch milliseconds
   */
  record Swept(boolean done, long deleted, long nanos, long atMs) {}

  /**
   * @param done false when the store failed at it; a repetition goes on
   * @param residue what may be left on a disk of what went
   * @param documents over all pages
   */
  record ErasureEnded(UserId user, boolean done, Residue residue, long documents, long nanos) {}
}
