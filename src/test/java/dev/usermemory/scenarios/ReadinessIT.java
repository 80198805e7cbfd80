package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.kernel.OutboxProbe;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a load balancer is told while Convex comes and goes. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY, "OUTBOX=off"})
class ReadinessIT {

  /** Of which the service takes at most 0.5; the rest is for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final AtomicBoolean OUTBOX = new AtomicBoolean();

  private static ConvexHarness harness;
  private static Cable cable;

  @LocalServerPort private int port;
  private ServiceClient service;

  @TestConfiguration(proxyBeanMethods = false)
  static class WithOutbox {
    @Bean
    @Primary
    OutboxProbe outboxOfTheTest() {
      return OUTBOX::get;
    }
  }

  @DynamicPropertySource
  static void convex(DynamicPropertyRegistry properties) throws IOException {
    harness = ConvexHarness.start();
    cable = new Cable(harness.url());
    properties.add("CONVEX_URL", cable::url);
  }

  @AfterAll
  static void stop() throws IOException {
    cable.close();
    harness.close();
  }

  @BeforeEach
  void everythingWorks() throws IOException {
    service = new ServiceClient(port);
    OUTBOX.set(true);
    cable.mend();
    awaitReadiness(SOON, 200, "UP");
  }

  @Test
  void readiness_convexAway_isDegradedAtOnceAndUpAgainWhenItIsBack() throws IOException {
    cable.cut();
    awaitReadiness(AT_ONCE, 200, "DEGRADED");
    service.get("/v1/mem/somebody/context?sessionId=s-1").ok();
    assertThat(service.get("/actuator/health/liveness").ok().at("/status")).isEqualTo("\"UP\"");

    cable.mend();
    awaitReadiness(SOON, 200, "UP");
  }

  @Test
  void readiness_convexSilent_isDegradedAtOnce() {
    harness.plan("{\"faults\": [{\"delayMs\": 20000, \"times\": 1000}]}");
    try {
      awaitReadiness(AT_ONCE, 200, "DEGRADED");
    } finally {
      harness.clearFaults();
    }
  }

  @Test
  void readiness_convexAwayAndNothingCanWait_isDown() throws IOException {
    OUTBOX.set(false);
    cable.cut();
    awaitReadiness(AT_ONCE, 503, "DOWN");
  }

  @Test
  void health_convexAway_saysWhichPart() throws IOException {
    cable.cut();
    awaitReadiness(AT_ONCE, 200, "DEGRADED");

    Answer health = service.get("/actuator/health").ok();
    assertThat(health.at("/status")).isEqualTo("\"DEGRADED\"");
    assertThat(health.at("/components/store")).isEqualTo("{\"status\":\"DEGRADED\"}");
    assertThat(health.at("/components/readinessState")).isEqualTo("{\"status\":\"UP\"}");
  }

  private void awaitReadiness(Duration atMost, int status, String word) {
    await()
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> {
          Answer readiness = service.get("/actuator/health/readiness");
          assertThat(readiness.status()).isEqualTo(status);
          assertThat(readiness.at("/status")).isEqualTo("\"" + word + "\"");
        });
  }
}
