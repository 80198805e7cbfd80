package dev.usermemory.store.convex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.PreconditionFailedException;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Every row of the status table of Convex's HTTP API, and what a network does to it. */
class ConvexGatewayTest {

  private static final ConvexFunction FUNCTION = ConvexFunction.mutation("mem:upsertFacts");
  private static final Map<String, Object> ARGS = Map.of("userId", "u-1");
  private static final String SUCCESS = "{\"status\":\"success\",\"value\":{\"n\":5.0}}";

  private final ConvexWire wire = new ConvexWire(3, 16);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void call_success_returnsTheValueAndSendsKeyPathArgsAndRequestId() {
    answer(json(200, SUCCESS));
    MDC.put("requestId", "req-7");
    try {
      assertThat(wire.gateway.call(FUNCTION, ARGS).path("n").asLong()).isEqualTo(5);
    } finally {
      MDC.remove("requestId");
    }
    wire.server.verify(
        1,
        postRequestedFor(urlEqualTo("/api/mutation"))
            .withHeader("Authorization", equalTo("Convex " + ConvexWire.KEY))
            .withHeader("X-Request-Id", equalTo("req-7"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"path":"mem:upsertFacts","args":{"userId":"u-1"},"format":"json"}\
                    """)));
  }

  @Test
  void call_query_usesItsOwnEndpoint() {
    answer(json(200, SUCCESS));
    wire.gateway.call(ConvexFunction.query("mem:listFacts"), ARGS);
    wire.server.verify(1, postRequestedFor(urlEqualTo("/api/query")));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 560})
  void call_functionFailure_isDecodedBeforeTheStatusAndNotRetried(int status) {
    assertFailure(status, "{\"kind\":\"conflict\",\"message\":\"m\"}", ConflictException.class);
  }

  @Test
  void call_failureKinds_becomeThePortsExceptions() {
    assertFailure(200, "{\"kind\":\"not_found\",\"message\":\"m\"}", NotFoundException.class);
    assertFailure(200, "{\"kind\":\"precondition_failed\"}", PreconditionFailedException.class);
    assertFailure(200, "{\"kind\":\"invalid_cursor\"}", InvalidCursorException.class);
    assertFailure(
        200,
        "{\"kind\":\"limit_exceeded\",\"field\":\"goals\",\"limit\":100}",
        LimitExceededException.class);
  }

  private void assertFailure(int status, String data, Class<? extends RefusalException> expected) {
    wire.server.resetAll();
    answer(
        json(status, "{\"status\":\"error\",\"errorMessage\":\"x\",\"errorData\":" + data + "}"));
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS)).isInstanceOf(expected);
    assertAttempts(1);
  }

  @ParameterizedTest
  @CsvSource({"400,BadJsonBody", "401,BadAdminKey", "404,NotFound", "500,InternalServerError"})
  void call_statusesThatNobodyShouldRepeat_failAtOnce(int status, String code) {
    answer(json(status, "{\"code\":\"" + code + "\",\"message\":\"m\"}"));
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS))
        .isInstanceOf(StoreUnavailableException.class);
    assertAttempts(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{\"status\":\"succ", "{\"value\":1}"})
  void call_bodyThatIsNoEnvelope_failsAtOnce(String body) {
    answer(json(200, body));
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS))
        .isInstanceOf(StoreUnavailableException.class);
    assertAttempts(1);
  }

  @Test
  void call_bodyLongerThanConvexEverAnswers_failsAtOnce() {
    answer(json(200, " ".repeat(18 * 1024 * 1024) + SUCCESS));
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS))
        .isInstanceOf(StoreUnavailableException.class);
    assertAttempts(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 503})
  void call_statusesThatAskForIt_areRetriedWithTheSameBody(int status) {
    answerThenSucceed(json(status, "{\"code\":\"Busy\",\"message\":\"m\"}"));
    assertThat(wire.gateway.call(FUNCTION, ARGS).path("n").asLong()).isEqualTo(5);
    assertAttempts(2);
    assertThat(wire.server.getAllServeEvents().stream().map(e -> e.getRequest().getBodyAsString()))
        .hasSize(2)
        .containsOnly(wire.server.getAllServeEvents().getFirst().getRequest().getBodyAsString());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void call_brokenConnection_isRetried(Fault fault) {
    answerThenSucceed(aResponse().withFault(fault));
    assertThat(wire.gateway.call(FUNCTION, ARGS).path("n").asLong()).isEqualTo(5);
    assertAttempts(2);
  }

  @Test
  void call_answerThatDrips_isCutAndRetried() {
    try (var impatient = new ConvexWire(2, 16, Duration.ofMillis(300))) {
      impatient.server.stubFor(
          post(anyUrl()).willReturn(json(200, SUCCESS).withChunkedDribbleDelay(20, 60_000)));
      assertThatThrownBy(() -> impatient.gateway.call(FUNCTION, ARGS))
          .isInstanceOf(StoreTimeoutException.class);
      // on a busy machine an attempt may be given up before its request was noted
      await().untilAsserted(() -> impatient.server.verify(2, anyRequestedFor(anyUrl())));
    }
  }

  @Test
  void call_overloadedThroughout_givesUpAfterItsAttempts() {
    answer(json(503, "{\"code\":\"CommitterFullError\"}"));
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS))
        .isInstanceOf(StoreUnavailableException.class);
    assertAttempts(3);
  }

  @Test
  void call_nobodyListening_isUnavailable() {
    wire.server.stop();
    assertThatThrownBy(() -> wire.gateway.call(FUNCTION, ARGS))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private void answer(ResponseDefinitionBuilder response) {
    wire.server.stubFor(post(anyUrl()).willReturn(response));
  }

  private void answerThenSucceed(ResponseDefinitionBuilder first) {
    wire.server.stubFor(
        post(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(first)
            .willSetStateTo("recovered"));
    wire.server.stubFor(
        post(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs("recovered")
            .willReturn(json(200, SUCCESS)));
  }

  private void assertAttempts(int expected) {
    wire.server.verify(expected, anyRequestedFor(anyUrl()));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
