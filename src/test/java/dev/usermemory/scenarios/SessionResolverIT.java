package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.store.convex.ConvexHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The host application, in the same deployment, knows whose sessions are. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY,
      "CONVEX_SESSION_RESOLVER=hostSessions:owner",
      "CONVEX_TIMEOUT_SECONDS=20",
      "usermemory.convex.attempt-timeout=10s",
      "usermemory.parked.every=200ms"
    })
class SessionResolverIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private static Path folder;

  private static ConvexHarness harness;

  /** What the host's function reads out of the session. */
  private final String user = "u" + UUID.randomUUID().toString().replace("-", "");

  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void convex(DynamicPropertyRegistry properties) {
    harness = ConvexHarness.start();
    properties.add("CONVEX_URL", () -> harness.url().toString());
    properties.add("OUTBOX_PATH", () -> folder.resolve("outbox.db").toString());
  }

  @AfterAll
  static void stop() {
    harness.close();
  }

  @BeforeEach
  void connect() {
    service = new ServiceClient(port);
  }

  private Answer finish(String session) {
    return service.post(
        "/v1/assessments/finalize",
        """
        {"sessionId": "%s", "groupId": "g", "rubricVersion": "v2",
         "summary": {"skillAssessments": [{"skillId": "pace", "level": 6}]}}\
        """
            .formatted(session));
  }

  @Test
  void finalize_sessionOfTheHost_isStoredAtOnce() {
    String session = "host-" + user + "-1";
    assertThat(finish(session).ok().at("/state")).isEqualTo("\"stored\"");
    assertThat(
            service
                .post(
                    "/v1/sessions/summary",
                    "{\"sessionId\": \"%s-2\", \"updatedAt\": 7, \"summaryText\": \"user: hi\"}"
                        .formatted(session))
                .ok()
                .at("/state"))
        .isEqualTo("\"stored\"");

    assertThat(service.get("/v1/mem/" + user + "/episodes").ok().json().path("items")).hasSize(2);
  }

  @Test
  void finalize_unknownToBoth_isParked_andStoredWhenBound() {
    String session = "other-" + user;
    assertThat(finish(session).status()).isEqualTo(202);

    service.put("/v1/sessions/" + session, "{\"userId\": \"%s\"}".formatted(user)).ok();

    awaitEpisode();
  }

  @Test
  void finalize_hostFails_isParked() {
    String session = "broken-" + user;
    assertThat(finish(session).status()).isEqualTo(202);

    service.get("/v1/mem/" + user + "/context?sessionId=" + session).ok();

    awaitEpisode();
  }

  private void awaitEpisode() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(service.get("/v1/mem/" + user + "/episodes").ok().json().path("items"))
                .hasSize(1));
  }
}
