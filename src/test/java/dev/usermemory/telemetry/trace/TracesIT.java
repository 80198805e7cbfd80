package dev.usermemory.telemetry.trace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.store.convex.ConvexHarness;
import dev.usermemory.telemetry.trace.ReceivedSpans.Received;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A caller's trace reaches Convex, and a collector if there is one; with nothing of a person. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY,
      "OUTBOX=off",
      "OTEL_EXPORTER_OTLP_HEADERS=api-key=collector-key",
      "usermemory.traces.every=50ms",
      // A chat that waits for Convex, however busy this machine is.
      "usermemory.context.deadline=20s"
    })
class TracesIT {

  /** What no collector may be told, in whatever a caller sends. */
  private static final String MARKER = "marker7f3a";

  private static final String PARENT = "b7ad6b7169203331";
  private static final long SERVER = 2;
  private static final long CLIENT = 3;

  private static ConvexHarness harness;
  private static WireMockServer convex;
  private static WireMockServer collector;

  private final String user = MARKER + "-" + UUID.randomUUID();
  private final String trace = UUID.randomUUID().toString().replace("-", "");
  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void around(DynamicPropertyRegistry properties) {
    harness = ConvexHarness.start();
    convex = started();
    convex.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(harness.url().toString())));
    collector = started();
    collector.stubFor(any(anyUrl()).willReturn(aResponse()));
    properties.add("CONVEX_URL", convex::baseUrl);
    properties.add("OTEL_EXPORTER_OTLP_ENDPOINT", collector::baseUrl);
  }

  private static WireMockServer started() {
    var server = new WireMockServer(options().dynamicPort());
    server.start();
    return server;
  }

  @AfterAll
  static void stop() throws Exception {
    convex.stop();
    collector.stop();
    harness.close();
  }

  @BeforeEach
  void call() {
    service = new ServiceClient(port);
  }

  @Test
  void context_takesTheCallersTraceToConvexAndToTheCollector() {
    service
        .get(
            "/v1/mem/" + user + "/context?sessionId=" + MARKER + "&query=" + MARKER,
            "traceparent",
            "00-" + trace + "-" + PARENT + "-01",
            "tracestate",
            "vendor=1")
        .ok();

    List<Request> calls = callsOfThisTrace();
    assertThat(calls).hasSizeGreaterThanOrEqualTo(2); // the session is asked for beside the memory
    assertThat(calls)
        .allSatisfy(call -> {
          assertThat(call.getHeader("traceparent")).endsWith("-01").doesNotContain(PARENT);
          assertThat(call.getHeader("tracestate")).isEqualTo("vendor=1");
        });
    await().untilAsserted(() -> assertThat(spansOfThisTrace(SERVER)).hasSize(1));
    Received request = spansOfThisTrace(SERVER).getFirst();
    assertThat(request.parentId()).isEqualTo(PARENT);
    assertThat(request.name()).isEqualTo("GET /v1/mem/{userId}/context");
    assertThat(request.attributes())
        .isEqualTo(
            Map.of(
                "http.request.method",
                "GET",
                "http.route",
                "/v1/mem/{userId}/context",
                "http.response.status_code",
                "200"));
    await()
        .untilAsserted(() ->
            assertThat(spansOfThisTrace(CLIENT))
                .extracting(Received::name)
                .contains("mem:readMemory", "sessions:find"));
    assertThat(spansOfThisTrace(CLIENT))
        .allSatisfy(call -> assertThat(call.parentId()).isEqualTo(request.spanId()));
    assertThat(spansOfThisTrace(CLIENT))
        .extracting(call -> "00-" + trace + "-" + call.spanId() + "-01")
        .containsAll(calls.stream().map(call -> call.getHeader("traceparent")).toList());
  }

  @Test
  void failure_isOneInTheTrace() {
    service.send(
        "GET",
        "/v1/mem/" + user + "/context?limitTokens=" + MARKER,
        BodyPublishers.noBody(),
        Map.of("traceparent", "00-" + trace + "-" + PARENT + "-01"));

    await().untilAsserted(() -> assertThat(spansOfThisTrace(SERVER)).hasSize(1));
    Received request = spansOfThisTrace(SERVER).getFirst();
    assertThat(request.attributes()).containsEntry("http.response.status_code", "422");
    assertThat(request.status()).as("the caller's mistake is no error of a server").isZero();
  }

  @Test
  void collector_isToldNothingOfAPerson() {
    for (String fact : List.of("I like " + MARKER, "I am " + MARKER)) {
      service.post(
          "/v1/mem/" + user + "/facts?x=" + MARKER,
          "{\"facts\": [{\"kind\": \"bio\", \"text\": \"%s\"}]}".formatted(fact),
          "traceparent",
          "00-" + trace + "-" + PARENT + "-01",
          "Idempotency-Key",
          MARKER + UUID.randomUUID(),
          "X-Request-Id",
          MARKER);
    }
    await().untilAsserted(() -> assertThat(spansOfThisTrace(CLIENT)).isNotEmpty());

    List<ServeEvent> exports = collector.getAllServeEvents();
    assertThat(exports)
        .allSatisfy(export -> {
          assertThat(export.getRequest().getUrl()).isEqualTo("/v1/traces");
          assertThat(export.getRequest().getHeader("api-key")).isEqualTo("collector-key");
          assertThat(export.getRequest().getBodyAsString()).doesNotContain(MARKER);
        });
  }

  @Test
  void untraced_callersBeginATraceAndProbesDoNot() {
    service.get("/actuator/health/readiness"); // whatever it says of a busy machine
    service.get("/v1/mem/" + user + "/goals", "X-Request-Id", user).ok();

    assertThat(convexCalls())
        .filteredOn(call -> user.equals(call.getHeader("X-Request-Id")))
        .isNotEmpty()
        .allSatisfy(
            call -> assertThat(call.getHeader("traceparent")).matches("00-\\w{32}-\\w{16}-0[13]"));
    assertThat(convexCalls())
        .filteredOn(call -> call.getBodyAsString().contains("deployment:version"))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.getHeader("traceparent")).isNull());
  }

  private List<Request> callsOfThisTrace() {
    return convexCalls().stream()
        .filter(call -> String.valueOf(call.getHeader("traceparent")).contains(trace))
        .toList();
  }

  private static List<Request> convexCalls() {
    return convex.getAllServeEvents().stream().map(event -> (Request) event.getRequest()).toList();
  }

  private List<Received> spansOfThisTrace(long kind) {
    return collector.getAllServeEvents().stream()
        .flatMap(export -> ReceivedSpans.of(export.getRequest().getBody()).stream())
        .filter(span -> span.traceId().equals(trace) && span.kind() == kind)
        .toList();
  }
}
