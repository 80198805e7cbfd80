package dev.usermemory.ops.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of an exception: the types and places of its causes, and no messages, since
 * those of drivers and parsers quote what a caller sent.
 */
public final class Failure {

  /** The field with the types, the cause last. */
  public static final String ERROR = "error";

  /** The field with the places, on lines of their own. */
  public static final String STACK = "stack";

  /** A failed start has met no caller yet, and only its messages tell what to put right. */
  private static final String OF_THE_START = "org.springframework.boot.SpringApplication";

  private static final int CAUSES = 10;
  private static final int FRAMES_PER_CAUSE = 30;

  private final List<Throwable> chain;
  private final boolean quoted;

  private Failure(Throwable failure, boolean quoted) {
    this.chain = chain(failure);
    this.quoted = quoted;
  }

  public static Failure of(Throwable failure) {
    return new Failure(failure, false);
  }

  /** Of a line; null when it has none. */
  static @Nullable Failure of(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy
        ? new Failure(proxy.getThrowable(), event.getLoggerName().equals(OF_THE_START))
        : null;
  }

  /** The failure and its causes, at most ten, each once. */
  public List<Throwable> chain() {
    return chain;
  }

  /** Names of the types, from what was caught to its cause. */
  public String types() {
    return chain.stream()
        .map(cause -> cause.getClass().getName())
        .collect(Collectors.joining(" <- "));
  }

  /** At most 30 places for each cause. */
  public String stack() {
    var stack = new StringBuilder();
    for (Throwable cause : chain) {
      stack.append(stack.isEmpty() ? "" : "\nCaused by: ").append(cause.getClass().getName());
      if (quoted) {
        stack.append(": ").append(cause.getMessage());
      }
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES_PER_CAUSE); i++) {
        stack.append("\n\tat ").append(frames[i]);
      }
    }
    return stack.toString();
  }

  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var ordered = new ArrayList<Throwable>();
    Throwable next = failure;
    while (next != null && ordered.size() < CAUSES && seen.add(next)) {
      ordered.add(next);
      next = next.getCause();
    }
    return ordered;
  }
}
