package dev.usermemory.ops;

import dev.usermemory.ops.log.Failure;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the process when memory has run out, as {@code -XX:+ExitOnOutOfMemoryError} does where
 * somebody has set it: whatever lost a thread or half of a write by it is in no state that anybody
 * knows, and whoever watches the process starts it anew. As a bean it watches threads that end by
 * it, such as the one that accepts connections.
 */
@Component
public final class OutOfMemory {

  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

  /** That of the JVM's own flag. */
  private static final int EXIT_CODE = 3;

  OutOfMemory() {
    Thread.setDefaultUncaughtExceptionHandler(OutOfMemory::ended);
  }

  /** Without its message, which may quote what a caller sent. */
  private static void ended(Thread thread, Throwable failure) {
    exitOn(failure);
    Failure told = Failure.of(failure);
    LOG.atError()
        .addKeyValue(Failure.ERROR, told.types())
        .addKeyValue(Failure.STACK, told.stack())
        .log("Thread {} ended", thread.getName());
  }

  /** For those who catch everything; returns when it was something else. */
  public static void exitOn(Throwable failure) {
    if (isCausedByIt(failure)) {
      try {
        LOG.error("Out of memory: the process ends, to be started anew");
      } finally {
        Runtime.getRuntime().halt(EXIT_CODE); // an orderly end would need memory
      }
    }
  }

  private static boolean isCausedByIt(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }
}
