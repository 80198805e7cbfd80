package dev.usermemory.store;

import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOutcome;

/** Is told what the store was asked, and what it wrote. */
public interface StoreTelemetry {

  /** Tells nobody. */
  StoreTelemetry NONE = new StoreTelemetry() {};

  /**
   * An operation ended.
   *
   * @param operation of a write its {@link dev.usermemory.kernel.WriteOperation#wireName}, of
   *     anything else the port's method
   */
  default void ended(String operation, Ended outcome, long nanos) {}

  /** Documents were written, or a whole write was not. */
  default void wrote(WriteKind kind, WriteOutcome outcome, long count) {}

  /** How an operation ended. */
  enum Ended {
    OK,
    REPLAYED,
    DENIED,
    REFUSED,
    FAILED
  }
}
