package dev.usermemory.kernel;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What is known of the work that a thread does: its span, and whose memory it turned out to be
 * about. With the logging context, it goes on to the threads that help.
 */
public final class Trail {

  /** In the logging context. */
  public static final String TRACE_ID = "traceId";

  public static final String SPAN_ID = "spanId";

  private static final ThreadLocal<@Nullable Trail> CURRENT = new ThreadLocal<>();

  private final Span span;
  private volatile @Nullable UserId user;

  public Trail(Span span) {
    this.span = span;
  }

  /** That of this thread; one that leads nowhere when there is none. */
  public static Trail current() {
    Trail trail = CURRENT.get();
    return trail == null ? new Trail(Span.NONE) : trail;
  }

  public Span span() {
    return span;
  }

  /** Whose memory the work is about, as far as is known. */
  public @Nullable UserId user() {
    return user;
  }

  /** The first person to be named is the one whom the work is about. */
  public void concerns(@Nullable UserId person) {
    if (user == null) {
      user = person;
    }
  }

  /** What was there before, on closing. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Makes this the trail of the thread. */
  public Scope follow() {
    Trail before = CURRENT.get();
    CURRENT.set(this);
    if (!span.traceId().isEmpty()) {
      MDC.put(TRACE_ID, span.traceId());
      MDC.put(SPAN_ID, span.spanId());
    }
    return () -> {
      CURRENT.set(before);
      MDC.remove(TRACE_ID);
      MDC.remove(SPAN_ID);
    };
  }

  /** For another thread: on this trail, and with the logging context of now. */
  public static <T extends @Nullable Object> Callable<T> carried(Callable<T> work) {
    Runnable taken = taken();
    return () -> {
      taken.run();
      try {
        return work.call();
      } finally {
        left();
      }
    };
  }

  /** The same for work without a result. */
  public static Runnable carried(Runnable work) {
    Runnable taken = taken();
    return () -> {
      taken.run();
      try {
        work.run();
      } finally {
        left();
      }
    };
  }

  /** How another thread takes up what this one has now. */
  private static Runnable taken() {
    Trail trail = CURRENT.get();
    Map<String, String> logged = MDC.getCopyOfContextMap();
    return () -> {
      CURRENT.set(trail);
      if (logged != null) {
        MDC.setContextMap(logged);
      }
    };
  }

  private static void left() {
    CURRENT.remove();
    MDC.clear();
  }
}
