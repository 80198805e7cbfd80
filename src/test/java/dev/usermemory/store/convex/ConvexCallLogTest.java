package dev.usermemory.store.convex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.usermemory.ops.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** One line per attempt says what it was and how it went, and nothing of what it carried. */
class ConvexCallLogTest {

  private static final ConvexFunction FUNCTION = ConvexFunction.mutation("mem:upsertFacts");

  /** What a person said, going out in arguments and coming back in results and messages. */
  private static final String MARKER = "marker-c7e1f0";

  private static final String SUCCESS =
      "{\"status\":\"success\",\"value\":\"%s\"}".formatted(MARKER);
  private static final String FAILURE =
      """
      {"status":"error","errorMessage":"%1$s","errorData":{"kind":"conflict","message":"%1$s"}}\
      """
          .formatted(MARKER);

  private final String requestId = UUID.randomUUID().toString();
  private final ConvexWire wire = new ConvexWire(2, 16);
  private final CapturedLog log = CapturedLog.open();

  @BeforeEach
  void beInARequest() {
    MDC.put("requestId", requestId);
  }

  @AfterEach
  void close() {
    MDC.clear();
    log.close();
    wire.close();
  }

  @Test
  void line_saysFunctionAttemptOutcomeLatencyRequestAndSource() {
    call(okJson(SUCCESS));
    assertThat(lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.keySet())
              .containsExactly(
                  "function", "attempt", "outcome", "latencyMs", "requestId", "ctx_source");
          assertThat(line)
              .containsEntry("function", "mem:upsertFacts")
              .containsEntry("attempt", 1)
              .containsEntry("outcome", "success")
              .containsEntry("ctx_source", "convex");
          assertThat((Long) line.get("latencyMs")).isNotNegative();
        });
  }

  @Test
  void everyAttempt_hasOneLineAndOneSample() {
    fails(aResponse().withStatus(503).withBody(MARKER));
    assertThat(attempts()).containsExactly("1 status_503", "2 status_503");
    assertThat(samples()).isEqualTo(Map.of("status_503", 2L));
  }

  @Test
  void howItEnded_hasAWordOfItsOwn() {
    fails(okJson(FAILURE));
    fails(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(attempts())
        .containsExactly("1 function_failure", "1 connection_failure", "2 connection_failure");
  }

  @Test
  void slowAttempt_isATimeout() {
    try (var impatient = new ConvexWire(2, 16, Duration.ofMillis(300))) {
      impatient.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS).withFixedDelay(60_000)));
      assertThatThrownBy(() -> impatient.gateway.call(FUNCTION, Map.of()));
    }
    assertThat(attempts()).containsExactly("1 timeout", "2 timeout");
  }

  @Test
  void openBreaker_isALineToo() {
    await()
        .pollInSameThread() // which has the request's id
        .untilAsserted(() -> {
          fails(aResponse().withStatus(503));
          assertThat(attempts()).last().asString().endsWith("breaker_open");
        });
    // Not before ten attempts have failed, each counted once.
    assertThat(attempts().subList(0, 10)).allMatch(attempt -> attempt.endsWith("status_503"));
    assertThat(samples().keySet()).containsExactlyInAnyOrder("status_503", "breaker_open");
  }

  @Test
  void log_neverHasTextOrKey() {
    call(okJson(SUCCESS));
    fails(okJson(FAILURE));
    fails(okJson("{\"status\":\"error\",\"errorMessage\":\"%s\"}".formatted(MARKER)));
    fails(okJson(MARKER));
    fails(aResponse().withStatus(503).withBody(MARKER));
    fails(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    assertThat(lines()).hasSize(8 + 2); // what failed without a reason is asked about twice
    assertThat(log.text()).doesNotContain(MARKER, ConvexWire.KEY);
  }

  private void fails(ResponseDefinitionBuilder response) {
    assertThatThrownBy(() -> call(response)).isInstanceOf(RuntimeException.class);
  }

  private void call(ResponseDefinitionBuilder response) {
    wire.server.resetAll();
    wire.server.stubFor(post(anyUrl()).willReturn(response));
    wire.gateway.call(FUNCTION, Map.of("userId", MARKER, "text", MARKER));
  }

  private List<Map<String, Object>> lines() {
    return log.pairs("Convex call").stream()
        .filter(line -> requestId.equals(line.get("requestId")))
        .toList();
  }

  private List<String> attempts() {
    return lines().stream().map(line -> line.get("attempt") + " " + line.get("outcome")).toList();
  }

  private Map<String, Long> samples() {
    return wire.told.byOutcome();
  }
}
