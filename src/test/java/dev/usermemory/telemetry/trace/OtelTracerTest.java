package dev.usermemory.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.Span;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context: what a caller says goes on, and what it cannot have meant does not. */
class OtelTracerTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";

  private final OtelTracer tracer = new OtelTracer(new PassingOn());

  @Test
  void serve_goesOnWithTheCallersTraceAsASpanOfItsOwn() {
    Span span = serve(Map.of("traceparent", SAMPLED, "tracestate", "vendor=1,other=2"));

    assertThat(span.traceId()).isEqualTo(TRACE);
    assertThat(span.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
    assertThat(propagated(span))
        .isEqualTo(
            Map.of(
                "traceparent",
                "00-" + TRACE + "-" + span.spanId() + "-01",
                "tracestate",
                "vendor=1,other=2"));
  }

  @Test
  void serve_leavesItToTheCallerWhetherOthersRecord() {
    Span span = serve(Map.of("traceparent", SAMPLED.replaceAll("01$", "00")));

    assertThat(propagated(span).get("traceparent")).startsWith("00-" + TRACE).endsWith("-00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-zz",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"
      })
  void serve_whatIsNoTraceparent_beginsATrace(String header) {
    Span span = serve(Map.of("traceparent", header, "tracestate", "vendor=1"));

    assertThat(span.traceId()).matches("[0-9a-f]{32}").isNotEqualToIgnoringCase(TRACE);
    assertThat(propagated(span)).containsOnlyKeys("traceparent");
  }

  @Test
  void serve_withoutHeaders_beginsATraceEachTime() {
    assertThat(serve(Map.of()).traceId()).isNotEqualTo(serve(Map.of()).traceId());
  }

  @Test
  void call_isPartOfWhatItIsMadeFor() {
    Span request = serve(Map.of("traceparent", SAMPLED));

    Span call = tracer.call("mem:readMemory", request);

    assertThat(call.traceId()).isEqualTo(TRACE);
    assertThat(call.spanId()).isNotEqualTo(request.spanId());
  }

  @Test
  void call_forNothingThatIsTraced_isNotTraced() {
    assertThat(propagated(tracer.call("deployment:version", Span.NONE))).isEmpty();
  }

  @Test
  void begin_isATraceOfItsOwn() {
    assertThat(propagated(tracer.begin("outbox facts.upsert"))).containsOnlyKeys("traceparent");
  }

  private Span serve(Map<String, String> headers) {
    return tracer.serve(headers::get);
  }

  private static Map<String, String> propagated(Span span) {
    var headers = new HashMap<String, String>();
    span.propagate(headers::put);
    return headers;
  }
}
