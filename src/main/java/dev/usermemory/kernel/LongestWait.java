package dev.usermemory.kernel;

import java.time.Duration;

/**
 * How long an accepted write may wait until it is done, 0 where none waits. For longer than that,
 * its repetition has to be recognised.
 */
public record LongestWait(Duration duration) {

  public static final LongestWait NONE = new LongestWait(Duration.ZERO);
}
