package dev.usermemory.kernel;

import java.util.function.BiConsumer;

/**
 * One piece of work as part of a trace (W3C Trace Context), from its begin to its end. Names and
 * attributes are of a few known values: no user, id, path or text. Any thread may use it.
 */
public interface Span {

  /** Of work that belongs to no trace. */
  Span NONE = new NoSpan();

  /** 32 lower-case hex digits; empty for {@link #NONE}. */
  String traceId();

  /** 16 lower-case hex digits; empty for {@link #NONE}. */
  String spanId();

  /** Tells the headers by which another service goes on with the trace. */
  void propagate(BiConsumer<String, String> header);

  /** Once it is known better what the work is. */
  void rename(String name);

  void tell(String attribute, String value);

  void tell(String attribute, long value);

  /** It did not do what it was to do. */
  void fail();

  void end();
}
