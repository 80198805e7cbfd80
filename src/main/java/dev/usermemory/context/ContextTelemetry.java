package dev.usermemory.context;

/** Is told what chats got. */
@FunctionalInterface
public interface ContextTelemetry {

  void answered(ContextAnswered answered);

  /**
   * A read of a memory came back.
   *
   * @param unchanged whether what was known of it could be used
   */
  default void read(boolean unchanged) {}
}
