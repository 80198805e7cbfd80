package dev.usermemory.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Spans that have an id and are not recorded: whether others record theirs stays their matter. */
final class PassingOn implements SpanSource {

  private final IdGenerator ids = IdGenerator.random();

  @Override
  public Span start(String name, SpanKind kind, SpanContext parent) {
    return Span.wrap(
        SpanContext.create(
            parent.isValid() ? parent.getTraceId() : ids.generateTraceId(),
            ids.generateSpanId(),
            parent.getTraceFlags(),
            parent.getTraceState()));
  }
}
