package dev.usermemory.store.convex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.WriteOperation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A request whose caller will not ask again, against everything that may go wrong meanwhile. */
class PatientCallsTest {

  private static final ConvexFunction QUERY = ConvexFunction.query("assessments:findSubject");
  private static final ConvexFunction MUTATION = ConvexFunction.mutation("assessments:finalize");
  private static final String SUCCESS = "{\"status\":\"success\",\"value\":{\"n\":5.0}}";

  /** Long enough for any machine. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** One attempt only for those who are not patient; a breaker that opens for good. */
  private final ConvexWire wire = new ConvexWire(1, 2, Duration.ofMillis(300), LONG);

  @AfterEach
  void close() {
    wire.close();
  }

  static Stream<ResponseDefinitionBuilder> passingFaults() {
    return Stream.of(
        status(408),
        status(429),
        status(503),
        status(500),
        status(502),
        ok("<html>"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE));
  }

  @ParameterizedTest
  @MethodSource("passingFaults")
  void call_faultThatPasses_isWaitedOutBeyondTheUsualAttempts(ResponseDefinitionBuilder fault) {
    inTurn(fault, fault, fault, fault, fault, fault, okJson(SUCCESS));

    assertThat(patiently(LONG, MUTATION).path("n").asLong()).isEqualTo(5);
    wire.server.verify(7, anyRequestedFor(anyUrl()));
  }

  @Test
  void call_attemptTooSlow_isFollowedByAnother() {
    inTurn(okJson(SUCCESS).withFixedDelay(60_000), okJson(SUCCESS));

    assertThat(patiently(Duration.ofSeconds(6), MUTATION).path("n").asLong()).isEqualTo(5);
    wire.server.verify(2, anyRequestedFor(anyUrl()));
  }

  /** Slower than an attempt of others may be. */
  @Test
  void call_slowAnswers_areWaitedForInBothCallsOfARequest() {
    wire.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS).withFixedDelay(700)));

    Patience.during(
        Duration.ofSeconds(10),
        () -> {
          wire.gateway.call(QUERY, Map.of());
          return wire.gateway.call(MUTATION, Map.of());
        });
    wire.server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void call_refusedConnections_areWaitedOut() throws Exception {
    int port = wire.server.port();
    wire.server.stop();
    var later = new WireMockServer(options().port(port));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = callers.submit(() -> patiently(LONG, MUTATION));
      await().until(() -> attempts("connection_failure") > 5);
      later.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS)));
      later.start();

      assertThat(answer.get().path("n").asLong()).isEqualTo(5);
    } finally {
      later.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void call_statusesThatWaitingDoesNotChange_failAtOnce(int status) {
    inTurn(status(status), okJson(SUCCESS));

    assertThatThrownBy(() -> patiently(LONG, MUTATION))
        .isInstanceOf(StoreUnavailableException.class);
    wire.server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void call_convexStaysAway_endsWithThePatienceForBothCallsTogether() {
    wire.server.stubFor(post(anyUrl()).willReturn(status(503)));
    long start = System.nanoTime();

    Patience.during(
        Duration.ofSeconds(3),
        () -> {
          assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()))
              .isInstanceOf(StoreException.class);
          assertThatThrownBy(() -> wire.gateway.call(MUTATION, Map.of()))
              .isInstanceOf(StoreException.class);
          return true;
        });

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void call_patienceEndedBefore_isNotEvenTried() {
    wire.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS)));

    assertThatThrownBy(() -> patiently(Duration.ofNanos(1), MUTATION))
        .isInstanceOf(StoreTimeoutException.class);
    wire.server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void call_openBreaker_doesNotRefuseItAndItsAnswerClosesIt() {
    wire.server.stubFor(post(anyUrl()).willReturn(status(500)));
    openBreaker();

    inTurn(status(503), okJson(SUCCESS));
    patiently(LONG, QUERY);

    assertThat(wire.breakerIs("closed")).isTrue();
    wire.gateway.call(QUERY, Map.of());
  }

  private void openBreaker() {
    await()
        .until(() -> {
          assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()));
          return wire.breakerIs("open");
        });
    wire.server.resetAll();
  }

  /** Two places: those who pause leave theirs to others. */
  @Test
  void call_manyWhoWait_leaveRoomForOthers() throws Exception {
    wire.server.stubFor(post("/api/query").willReturn(status(503)));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          IntStream.range(0, 20)
              .mapToObj(i -> callers.submit(() -> patiently(LONG, QUERY)))
              .toList();
      await().until(() -> attempts("status_503") > 40);
      wire.server.stubFor(post("/api/query").willReturn(okJson(SUCCESS)));
      for (var answer : waiting) {
        answer.get();
      }
    }
  }

  /** The rest keeps to the usual deadline and attempts. */
  @Test
  void deferral_finalizesOnly_arePatient() {
    wire.server.stubFor(post(anyUrl()).willReturn(status(503)));
    var deferral = new PatientDeferral(Duration.ofSeconds(3));

    assertThatThrownBy(() -> deferral.doOrDefer(write(WriteOperation.ADD_GOAL), this::mutate))
        .isInstanceOf(StoreUnavailableException.class);
    wire.server.verify(1, anyRequestedFor(anyUrl()));

    assertThatThrownBy(
            () -> deferral.doOrDefer(write(WriteOperation.FINALIZE_ASSESSMENT), this::mutate))
        .isInstanceOf(StoreException.class);
    assertThat(wire.server.getAllServeEvents()).hasSizeGreaterThan(3);
  }

  private static Deferrable write(WriteOperation operation) {
    return new Deferrable(operation, null, "s-1", CallerKey.NONE, "content");
  }

  private Outcome<JsonNode> mutate(CallerKey key) {
    return Outcome.done(wire.gateway.call(MUTATION, Map.of()));
  }

  private JsonNode patiently(Duration patience, ConvexFunction function) {
    return Patience.during(patience, () -> wire.gateway.call(function, Map.of()));
  }

  private double attempts(String outcome) {
    return wire.told.count(outcome);
  }

  /** One answer after the other, the last one for ever. */
  private void inTurn(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      wire.server.stubFor(
          post(anyUrl())
              .inScenario("turn")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willReturn(answers[i])
              .willSetStateTo("after " + Math.min(i + 1, answers.length - 1)));
    }
  }
}
