package dev.usermemory.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;

/** Makes spans. */
@FunctionalInterface
interface SpanSource {

  /**
   * @param parent invalid for the first span of a trace
   */
  Span start(String name, SpanKind kind, SpanContext parent);
}
