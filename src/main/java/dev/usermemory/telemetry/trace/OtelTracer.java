package dev.usermemory.telemetry.trace;

import dev.usermemory.kernel.Span;
import dev.usermemory.kernel.Tracer;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Traces by W3C Trace Context. */
final class OtelTracer implements Tracer {

  private static final TextMapGetter<Function<String, @Nullable String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
          return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(
            @Nullable Function<String, @Nullable String> headers, String name) {
          return headers == null ? null : headers.apply(name);
        }
      };

  private final SpanSource spans;

  OtelTracer(SpanSource spans) {
    this.spans = spans;
  }

  @Override
  public Span serve(Function<String, @Nullable String> header) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADERS);
    return start(
        "request",
        SpanKind.SERVER,
        io.opentelemetry.api.trace.Span.fromContext(caller).getSpanContext());
  }

  @Override
  public Span call(String name, Span within) {
    return within instanceof OtelSpan(var parent)
        ? start(name, SpanKind.CLIENT, parent.getSpanContext())
        : Span.NONE;
  }

  @Override
  public Span begin(String name) {
    return start(name, SpanKind.INTERNAL, SpanContext.getInvalid());
  }

  private Span start(String name, SpanKind kind, SpanContext parent) {
    return new OtelSpan(spans.start(name, kind, parent));
  }
}
