package dev.usermemory.telemetry.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Spans that are sent to a collector in batches, behind the requests; more than it takes are lost.
 */
final class Recording implements SpanSource, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  Recording(URI endpoint, TraceProperties properties, String version) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(TraceProperties.spans(endpoint))
            .setConnectTimeout(PATIENCE)
            .setTimeout(PATIENCE);
    properties.headersByName().forEach(exporter::addHeader);
    this.provider =
        SdkTracerProvider.builder()
            .setResource(resource(version))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.ratio())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter.build())
                    .setScheduleDelay(properties.every())
                    .setExporterTimeout(PATIENCE)
                    .build())
            .build();
    this.tracer = provider.get("dev.usermemory");
  }

  private static Resource resource(String version) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.of(
                    AttributeKey.stringKey("service.name"),
                    "user-memory-service",
                    AttributeKey.stringKey("service.version"),
                    version)));
  }

  @Override
  public Span start(String name, SpanKind kind, SpanContext parent) {
    return tracer
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(Context.root().with(Span.wrap(parent)))
        .startSpan();
  }

  /** Sends what is left, if the collector is there. */
  @Override
  public void close() {
    provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
