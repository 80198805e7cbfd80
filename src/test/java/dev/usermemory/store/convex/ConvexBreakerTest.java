package dev.usermemory.store.convex;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvexBreakerTest {

  private static final ConvexFunction QUERY = ConvexFunction.query("mem:readMemory");
  private static final ConvexFunction MUTATION = ConvexFunction.mutation("mem:addGoal");
  private static final String VERSION =
      """
      {"status": "success", "value": {"contract": %d.0, "servesFrom": 1.0}}\
      """
          .formatted(DeploymentContract.SERVICE);
  private static final String SUCCESS = "{\"status\":\"success\",\"value\":null}";

  private final ConvexWire wire = new ConvexWire(1, 2);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void breaker_failures_openItForItsKindOnlyAndItClosesByItself() {
    wire.server.stubFor(post("/api/query").willReturn(serverError()));
    wire.server.stubFor(post("/api/mutation").willReturn(okJson(SUCCESS)));
    assertThat(wire.gateway.isAway()).isFalse();
    failUntilOpen();
    assertThat(wire.gateway.isAway()).isTrue();
    int attempts = wire.server.getAllServeEvents().size();
    assertThatThrownBy(() -> call(QUERY)).isInstanceOf(StoreUnavailableException.class);
    wire.server.verify(attempts, anyRequestedFor(anyUrl()));
    call(MUTATION);

    wire.server.stubFor(post("/api/query").willReturn(okJson(SUCCESS)));
    await()
        .ignoreExceptions()
        .untilAsserted(() -> {
          call(QUERY);
          assertThat(wire.breakerIs("closed")).isTrue();
        });
    assertThat(wire.gateway.isAway()).isFalse();
  }

  @Test
  void breaker_callersThatGiveUp_openItToo() {
    wire.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS).withFixedDelay(30_000)));
    try (var patience = Executors.newVirtualThreadPerTaskExecutor()) {
      await()
          .untilAsserted(() -> {
            CountDownLatch started = new CountDownLatch(1);
            var impatient =
                patience.submit(() -> {
                  started.countDown();
                  return wire.gateway.call(QUERY, Map.of());
                });
            started.await();
            impatient.cancel(true);
            assertThat(wire.breakerIs("open")).isTrue();
          });
    }
  }

  @Test
  void places_moreCallersThanPlaces_allAreServed() throws Exception {
    wire.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS).withFixedDelay(20)));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, 20).mapToObj(i -> callers.submit(() -> call(QUERY))).toList();
      for (var done : calls) {
        done.get();
      }
    }
    wire.server.verify(20, anyRequestedFor(anyUrl()));
  }

  @Test
  void deadline_passedWhileWaitingForAPlace_isNotExtended() {
    try (var slow = new ConvexWire(1, 1, Duration.ofMillis(200));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      slow.server.stubFor(post(anyUrl()).willReturn(okJson(SUCCESS).withFixedDelay(60_000)));
      var calls =
          IntStream.range(0, 8)
              .mapToObj(i -> callers.submit(() -> slow.gateway.call(MUTATION, Map.of())))
              .toList();
      assertThat(calls)
          .allSatisfy(call ->
              assertThatThrownBy(call::get)
                  .cause()
                  .isInstanceOfAny(StoreTimeoutException.class, StoreUnavailableException.class));
      assertThat(slow.server.getAllServeEvents()).hasSizeLessThanOrEqualTo(6);
    }
  }

  /** The first pause is long; a probe that failed must not cost another of its kind. */
  @Test
  void breaker_failedProbe_isFollowedByTheNextAfterASecond() {
    try (var patient = new ConvexWire(1, 2, Duration.ofSeconds(30), Duration.ofSeconds(3))) {
      patient.server.stubFor(post(anyUrl()).willReturn(serverError()));
      await()
          .ignoreExceptions()
          .until(() -> {
            assertThatThrownBy(() -> patient.gateway.call(QUERY, Map.of()));
            return patient.breakerIs("open");
          });
      awaitProbe(patient);
      assertThat(patient.breakerIs("open")).isTrue();

      long failedNanos = System.nanoTime();
      awaitProbe(patient);
      assertThat(Duration.ofNanos(System.nanoTime() - failedNanos))
          .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
    }
  }

  private static void awaitProbe(ConvexWire wire) {
    int before = wire.server.getAllServeEvents().size();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()));
          return wire.server.getAllServeEvents().size() > before;
        });
  }

  @ParameterizedTest
  @CsvSource({"429, TooManyRequests", "503, OptimisticConcurrencyControlFailure"})
  void breaker_convexIsBusyButWell_staysClosed(int status, String code) {
    wire.server.stubFor(
        post(anyUrl())
            .willReturn(
                jsonResponse("{\"code\":\"%s\",\"message\":\"m\"}".formatted(code), status)));
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> call(QUERY)).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(wire.breakerIs("closed")).isTrue();
    wire.server.verify(30, anyRequestedFor(anyUrl()));
  }

  @Test
  void breaker_open_isClosedByAProbeThatConvexAnswers() {
    try (var patient = new ConvexWire(1, 2, Duration.ofSeconds(30), Duration.ofSeconds(30))) {
      patient.server.stubFor(post(anyUrl()).willReturn(serverError()));
      await()
          .ignoreExceptions()
          .until(() -> {
            assertThatThrownBy(() -> patient.gateway.call(QUERY, Map.of()));
            return patient.breakerIs("open");
          });
      assertThatThrownBy(patient.gateway::probe).isInstanceOf(StoreUnavailableException.class);
      assertThat(patient.breakerIs("open")).isTrue();

      patient.server.stubFor(post(anyUrl()).willReturn(okJson(VERSION)));
      patient.gateway.probe();
      assertThat(patient.breakerIs("closed")).isTrue();
    }
  }

  private void failUntilOpen() {
    await()
        .untilAsserted(() -> {
          assertThatThrownBy(() -> call(QUERY)).isInstanceOf(StoreUnavailableException.class);
          assertThat(wire.breakerIs("open")).isTrue();
        });
  }

  private Object call(ConvexFunction function) {
    return wire.gateway.call(function, Map.of());
  }
}
