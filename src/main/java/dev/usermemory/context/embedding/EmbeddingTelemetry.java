package dev.usermemory.context.embedding;

import java.util.function.IntSupplier;

/** Is told which texts get vectors. */
public interface EmbeddingTelemetry {

  /** Tells nobody. */
  EmbeddingTelemetry NONE = new EmbeddingTelemetry() {};

  /** Facts got vectors, which were stored. */
  default void embedded(int facts) {}

  /** Facts of a person could not be embedded, and will be tried again. */
  default void failed() {}

  /** A question got its vector. */
  default void asked(long nanos) {}

  /** A question was answered by words alone. */
  default void fellBack(Reason reason) {}

  /** How many people's facts wait to be embedded, to be asked for when that is wanted. */
  default void waiting(IntSupplier people) {}

  /** Why. */
  enum Reason {
    /** Its vector, or those of the facts, were not there in time. */
    LATE,
    /** Too many others were being asked. */
    BUSY,
    FAILED
  }
}
