package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.kernel.OutboxProbe;
import dev.usermemory.store.convex.ConvexHarness;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What callers and a load balancer are told of a Convex that an operator has to put right. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY, "OUTBOX=off"})
class UnfitDeploymentIT {

  private static final String WRONG_KEY = "\"status\": 401, \"code\": \"BadAdminKey\"";
  private static final String MISSING = "\"failure\": true";
  private static final String OLDER = "\"failure\": true, \"path\": \"deployment:version\"";
  private static final AtomicBoolean OUTBOX = new AtomicBoolean();

  private static ConvexHarness harness;

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
  static void convex(DynamicPropertyRegistry properties) {
    harness = ConvexHarness.start();
    properties.add("CONVEX_URL", harness::url);
  }

  @AfterAll
  static void stop() {
    harness.close();
  }

  @BeforeEach
  void everythingFits() {
    service = new ServiceClient(port);
    harness.clearFaults();
    OUTBOX.set(false);
    awaitReadiness(200, "UP");
    assertThat(readiness().at("/components/store")).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        WRONG_KEY + " | wrong_key",
        MISSING + " | functions_missing",
        OLDER + " | functions_older"
      })
  void readiness_unfit_isDownWithTheReason(String fault, String reason) {
    harness.plan("{\"faults\": [{%s, \"times\": 100000}]}".formatted(fault));

    awaitReadiness(503, "DOWN");
    awaitReason(reason);

    OUTBOX.set(true);
    awaitReadiness(200, "DEGRADED");
    awaitReason(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {WRONG_KEY, MISSING})
  void calls_unfit_are503AndChatsAreAnswered(String fault) {
    harness.plan("{\"faults\": [{%s, \"times\": 100000}]}".formatted(fault));

    assertUnavailable(service.get("/v1/mem/somebody/facts"));
    assertUnavailable(service.delete("/v1/mem/somebody/goals/g-1"));
    assertUnavailable(service.delete("/v1/admin/users/somebody"));
    service.get("/v1/mem/somebody/context?sessionId=s-1").ok();
  }

  /** Nothing of the deployment is to blame then, so that it is a 500 that names the request. */
  @Test
  void calls_defectOfOneFunction_isOfThatFunctionOnly() {
    harness.plan("{\"faults\": [{\"failure\": true, \"path\": \"mem:listFacts\"}]}");

    assertThat(service.get("/v1/mem/somebody/facts").status()).isEqualTo(500);
    assertThat(readiness().status()).isEqualTo(200);
    service.get("/v1/mem/somebody/facts").ok();
  }

  /** A health check that had no time to find out leaves it to the next. */
  private void awaitReason(String reason) {
    await()
        .untilAsserted(() ->
            assertThat(readiness().at("/components/store/details/reason"))
                .isEqualTo("\"" + reason + "\""));
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("/code")).isEqualTo("\"store_unavailable\"");
  }

  private Answer readiness() {
    return service.get("/actuator/health/readiness");
  }

  private void awaitReadiness(int status, String word) {
    await()
        .untilAsserted(() -> {
          Answer readiness = readiness();
          assertThat(readiness.status()).isEqualTo(status);
          assertThat(readiness.at("/status")).isEqualTo("\"" + word + "\"");
        });
  }
}
