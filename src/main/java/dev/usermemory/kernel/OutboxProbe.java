package dev.usermemory.kernel;

/** Whether writes find a place to wait while the store is away. */
@FunctionalInterface
public interface OutboxProbe {

  /** There is no outbox. */
  OutboxProbe NONE = () -> false;

  /** Whether the next write that cannot be done would be kept; answers at once. */
  boolean acceptsWrites();
}
