package dev.usermemory.delivery;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteOperation;

/** Is told which writes have to wait, and what becomes of them. */
public interface DeliveryTelemetry {

  /** Tells nobody. */
  DeliveryTelemetry NONE = new DeliveryTelemetry() {};

  /** A write was kept, to be done later. */
  default void waits(WriteOperation operation, Outcome.Waiting reason) {}

  /** A write left the outbox. */
  default void delivered(Delivered outcome) {}

  /** How. */
  enum Delivered {
    DONE,
    /** It had been done before. */
    REPLAYED,
    DENIED,
    /** Its person is nobody in particular. */
    NOBODY,
    /** It waits on, until its session is known. */
    PARKED,
    /** Its person was erased since. */
    ERASED,
    /** It cannot be done, and an operator has to look at it. */
    SET_ASIDE
  }
}
