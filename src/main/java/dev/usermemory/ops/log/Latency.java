package dev.usermemory.ops.log;

/** How long something took, as lines tell it. */
public final class Latency {

  private static final double NANOS_PER_TENTH = 100_000;
  private static final double TENTHS = 10;

  private Latency() {}

  /** Milliseconds, to a tenth. */
  public static double ofNanos(long nanos) {
    return Math.round(nanos / NANOS_PER_TENTH) / TENTHS;
  }
}
