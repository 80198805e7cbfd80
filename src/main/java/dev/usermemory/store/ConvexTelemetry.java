package dev.usermemory.store;

/** Is told of calls to Convex. */
public interface ConvexTelemetry {

  /** Tells nobody. */
  ConvexTelemetry NONE = new ConvexTelemetry() {};

  /** One attempt at a call ended, or was not made. */
  default void attempted(Attempted attempted) {}

  /**
   * @param function such as {@code mem:upsertFacts}
   * @param attempt 1 for the first
   * @param made whether Convex was asked at all
   * @param outcome {@code success}, {@code function_failure}, {@code status_503} and so on, {@code
   *     timeout}, {@code connection_failure}, {@code cancelled}, or why it was not made
   * @param conflict whether it met another write in the same document
   */
  record Attempted(
      String function, int attempt, boolean made, String outcome, boolean conflict, long nanos) {}
}
