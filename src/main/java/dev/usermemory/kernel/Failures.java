package dev.usermemory.kernel;

import java.util.concurrent.ExecutionException;

/** What calls on other threads ended with. */
public final class Failures {

  private Failures() {}

  /** What such a call threw, to be thrown here. */
  public static RuntimeException of(ExecutionException ended) {
    return ended.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a call on another thread failed", ended.getCause());
  }
}
