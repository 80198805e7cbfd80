package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

/** The host application changes the tables that it shares by itself, and raises no revision. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY,
      "CONVEX_TIMEOUT_SECONDS=20",
      "usermemory.context.deadline=20s",
      "usermemory.convex.attempt-timeout=10s"
    })
class HostEditsIT {

  @TempDir private static Path folder;

  private static ConvexHarness harness;

  private final String user = "u-" + UUID.randomUUID();

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

  private Answer context() {
    Answer answer = service.get("/v1/mem/" + user + "/context").ok();
    assertThat(answer.at("/ctx_source")).isEqualTo("\"convex\"");
    return answer;
  }

  @Test
  void context_afterTheHostsOwnEdits_hasThem() throws Exception {
    service.post("/v1/mem/" + user + "/goals", "{\"title\": \"Speak at the fair\"}");
    assertThat(context().at("/rendered")).contains("Speak at the fair");
    assertThat(context().at("/rendered")).contains("Speak at the fair");

    editAsTheHost();

    assertThat(context().at("/rendered"))
        .contains("Ada of the host")
        .doesNotContain("Speak at the fair");
  }

  private void editAsTheHost() throws IOException, InterruptedException {
    String body =
        "{\"path\": \"hostMemory:editAll\", \"args\": {\"userId\": \"%s\"}, \"format\": \"json\"}"
            .formatted(user);
    HttpRequest request =
        HttpRequest.newBuilder(harness.url().resolve("/api/mutation"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Convex " + ConvexHarness.KEY)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("success");
    }
  }
}
