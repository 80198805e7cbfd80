package dev.usermemory.access.limit;

/** Is told which requests were too many. */
@FunctionalInterface
public interface LimitTelemetry {

  /**
   * @param policy {@code caller} or {@code user}
   */
  void limited(String policy);
}
