package dev.usermemory.http;

/** Is told how requests were answered. */
@FunctionalInterface
public interface RequestTelemetry {

  /**
   * @param method of those of HTTP, else {@code OTHER}
   * @param route the pattern of the path, {@code -} when there is none; never the path itself
   * @param nanos until the last byte was handed over
   */
  void answered(String method, String route, int status, long nanos);
}
