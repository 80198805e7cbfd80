package dev.usermemory.telemetry.trace;

import dev.usermemory.kernel.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.function.BiConsumer;

/** A span of OpenTelemetry's. */
record OtelSpan(io.opentelemetry.api.trace.Span span) implements Span {

  @Override
  public String traceId() {
    return span.getSpanContext().getTraceId();
  }

  @Override
  public String spanId() {
    return span.getSpanContext().getSpanId();
  }

  @Override
  public void propagate(BiConsumer<String, String> header) {
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(span),
            header,
            (carrier, name, value) -> Objects.requireNonNull(carrier).accept(name, value));
  }

  @Override
  public void rename(String name) {
    span.updateName(name);
  }

  @Override
  public void tell(String attribute, String value) {
    span.setAttribute(attribute, value);
  }

  @Override
  public void tell(String attribute, long value) {
    span.setAttribute(attribute, value);
  }

  @Override
  public void fail() {
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void end() {
    span.end();
  }
}
