package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.ops.CapturedLog;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What Convex cannot take is accepted all the same, and done once, later. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@Isolated("logging is silent while another test starts an application")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY,
      "usermemory.convex.max-attempts=2",
      "usermemory.convex.breaker-open=200ms"
    })
class OutboxIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MARKER = "marker5c1d";
  private static final String BUSY =
      """
      {"faults": [{"status": 503, "code": "CommitterFullError", "times": 100000, "path": "%s"}]}\
      """;

  @TempDir private static Path folder;

  private static ConvexHarness harness;
  private static Cable cable;
  private static CapturedLog log;

  private final String user = MARKER + "-" + UUID.randomUUID();
  private final String session = "s-" + user;

  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void convex(DynamicPropertyRegistry properties) throws IOException {
    harness = ConvexHarness.start();
    cable = new Cable(harness.url());
    log = CapturedLog.open();
    properties.add("CONVEX_URL", cable::url);
    properties.add("OUTBOX_PATH", () -> folder.resolve("outbox.db").toString());
  }

  @AfterAll
  static void stop() throws IOException {
    log.close();
    cable.close();
    harness.close();
  }

  @BeforeEach
  void everythingWorks() throws IOException {
    service = new ServiceClient(port);
    convexIsBack();
    awaitNothingWaits();
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(post("/v1/gamification/somebody", "{\"xpDelta\": 1}").status()).isEqualTo(200);
          assertThat(service.get("/v1/gamification/somebody").status()).isEqualTo(200);
        });
    long before = bindings();
    await()
        .atMost(SOON)
        .until(() -> {
          context();
          return bindings() > before;
        });
    await().atMost(SOON).until(() -> harness.requests().path("underWay").asInt() == 0);
  }

  private static long bindings() {
    return harness
        .requests()
        .path("requests")
        .valueStream()
        .filter(request -> request.path("path").asString().equals("mem:touchSession"))
        .count();
  }

  private void convexIsBack() throws IOException {
    cable.mend();
    harness.clearFaults();
  }

  private void awaitNothingWaits() {
    await().atMost(SOON).untilAsserted(() -> assertThat(outbox().path("waiting").asInt()).isZero());
  }

  private JsonNode outbox() {
    return service.get("/v1/admin/outbox").ok().json();
  }

  private Answer post(String path, String body) {
    return service.post(path, body);
  }

  private record Post(String path, String body, String function) {}

  private List<Post> posts() {
    return List.of(
        new Post(
            "/v1/assessments/finalize",
            """
            {"sessionId": "%s", "groupId": "g", "rubricVersion": "v2", "summaryText": "%s spoke",
             "summary": {"skillAssessments": [{"skillId": "listening", "level": 5.5,
               "unmetCriteria": ["Pauses"], "feedback": ["Slower."]}]},
             "usage": {"costUsd": 0.1, "tokensIn": 7}}\
            """
                .formatted(session, MARKER),
            "assessments:finalize"),
        new Post(
            "/v1/mem/" + user + "/facts",
            """
            {"facts": [{"kind": "bio", "text": "Has a cat", "weight": 2, "tags": ["b", "a"]},
             {"kind": "bio", "text": "Has a dog"}]}\
            """,
            "mem:upsertFacts"),
        new Post(
            "/v1/mem/" + user + "/episodes",
            "{\"summary\": \"A talk\", \"highlights\": [{\"type\": \"t\", \"text\": \"x\"}]}",
            "mem:ingestEpisodeSummary"),
        new Post("/v1/mem/" + user + "/goals", "{\"title\": \"Travel\"}", "mem:addGoal"),
        new Post(
            "/v1/progress/" + user + "/daily",
            """
            {"date": "20260101", "skillId": "reading", "samples": 3, "avgLevel": 0.1,
             "costUsd": 1e-7, "medals": ["gold"]}\
            """,
            "progress:upsertDaily"),
        new Post(
            "/v1/gamification/" + user,
            "{\"xpDelta\": 7, \"badgesToAdd\": [\"first\"]}",
            "gamification:update"));
  }

  private static void isQueued(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.at("/state")).isEqualTo("\"queued\"");
    assertThat(answer.header("Location"))
        .contains("/v1/admin/outbox/" + answer.json().path("id").asString());
  }

  private void holdsEachOnce() {
    assertThat(outbox().path("items")).isEmpty();
    assertThat(items("/facts").map(fact -> fact.path("text").asString()))
        .contains("Has a cat", "Has a dog")
        .doesNotHaveDuplicates();
    assertThat(items("/episodes").map(episode -> episode.path("summary").asString()))
        .containsExactlyInAnyOrder("A talk", MARKER + " spoke");
    assertThat(items("/goals").map(goal -> goal.path("title").asString()))
        .containsExactly("Travel");
    JsonNode days =
        service
            .get("/v1/progress/" + user + "/daily?from=20260101&to=20260101")
            .ok()
            .json()
            .path("items");
    assertThat(days).hasSize(1);
    assertThat(days.path(0).path("samples").asInt()).isEqualTo(3);
    JsonNode standing = service.get("/v1/gamification/" + user).ok().json();
    assertThat(standing.path("xpTotal").asInt()).as("16 of the assessment").isEqualTo(7 + 16);
  }

  private Stream<JsonNode> items(String kind) {
    return service.get("/v1/mem/" + user + kind).ok().json().path("items").valueStream();
  }

  private JsonNode context() {
    return service.get("/v1/mem/" + user + "/context?sessionId=" + session).ok().json();
  }

  @Test
  void outage_everyPostIsAcceptedAndDoneOnceWhenItEnds() throws IOException {
    cable.cut();
    List<Answer> answers = posts().stream().map(p -> post(p.path(), p.body())).toList();
    answers.forEach(OutboxIT::isQueued);
    assertThat(outbox().path("waiting").asInt()).isEqualTo(answers.size());
    assertThat(context().path("pendingWrites").asInt()).isEqualTo(answers.size());
    String place = answers.getFirst().header("Location").orElseThrow();
    service.get(place).ok();

    convexIsBack();
    awaitNothingWaits();
    holdsEachOnce();
    service.get(place).isProblem(404, "not_found");
    assertThat(context().has("pendingWrites")).isFalse();
    assertThat(service.get("/actuator/prometheus").ok().body())
        .contains(
            "usermemory_outbox_entries{state=\"waiting\"} 0",
            "usermemory_outbox_oldest_seconds 0",
            "usermemory_outbox_delivered_total{outcome=\"done\"}");
    assertThat(log.text()).doesNotContain(MARKER);
  }

  @Test
  void answersLostAfterTheCommit_everyPostIsCountedOnce() {
    for (Post post : posts()) {
      harness.plan(
          """
          {"faults": [{"drop": true, "commit": true, "times": 2, "path": "%s"}]}\
          """
              .formatted(post.function()));
      isQueued(post(post.path(), post.body()));
      awaitNothingWaits();
    }

    holdsEachOnce();
    assertThat(service.get("/actuator/prometheus").ok().body())
        .contains("usermemory_outbox_delivered_total{outcome=\"replayed\"}");
  }

  @Test
  void erasedWhileItWaits_nothingComesBackAndNoByteStays() throws IOException {
    harness.plan(BUSY.formatted("mem:addGoal"));
    harness.plan(BUSY.formatted("assessments:finalize"));
    isQueued(post("/v1/mem/" + user + "/goals", "{\"title\": \"" + MARKER + "\"}"));
    isQueued(post(posts().getFirst().path(), posts().getFirst().body()));

    await()
        .atMost(SOON)
        .until(() ->
            service.delete("/v1/admin/users/" + user).status() == 200); // a breaker may be open
    assertThat(outbox().path("waiting").asInt()).isZero();
    assertThat(files().contains(MARKER)).as("a byte of the person's").isFalse();
    convexIsBack();
    isDoneSoon("/v1/mem/" + user + "/goals", "{\"title\": \"Afterwards\"}");
    assertThat(items("/goals").map(goal -> goal.path("title").asString()))
        .containsExactly("Afterwards");
    assertThat(items("/episodes")).isEmpty();
  }

  private void isDoneSoon(String path, String body) {
    await()
        .atMost(SOON)
        .until(() -> {
          Answer answer = post(path, body);
          awaitNothingWaits();
          return answer.status() != 503;
        });
  }

  private static String files() throws IOException {
    var bytes = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toString();
  }

  @Test
  void consentRevokedWhileItWaits_isNotStored() throws IOException {
    harness.plan(BUSY.formatted("mem:upsertFacts"));
    isQueued(post(posts().get(1).path(), posts().get(1).body()));
    service.put("/v1/mem/" + user + "/consents/memory", "{\"granted\": false}").ok();
    convexIsBack();
    awaitNothingWaits();

    service.put("/v1/mem/" + user + "/consents/memory", "{\"granted\": true}").ok();
    assertThat(items("/facts")).isEmpty();
    assertThat(service.get("/actuator/prometheus").ok().body())
        .contains("usermemory_outbox_delivered_total{outcome=\"denied\"}");
  }

  @Test
  void unknownSessionAtDelivery_isParkedUntilItIsKnown() throws IOException {
    String unknown = "unknown-" + session;
    cable.cut();
    isQueued(post(posts().getFirst().path(), posts().getFirst().body().replace(session, unknown)));
    convexIsBack();
    awaitNothingWaits();

    assertThat(parked()).contains(unknown);
    assertThat(service.get("/actuator/prometheus").ok().body())
        .contains("usermemory_outbox_delivered_total{outcome=\"parked\"}");
    service.put("/v1/sessions/" + unknown, "{\"userId\": \"" + user + "\"}").ok();
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(items("/episodes").map(episode -> episode.path("summary").asString()))
                .containsExactly(MARKER + " spoke"));
    await().atMost(SOON).untilAsserted(() -> assertThat(parked()).doesNotContain(unknown));
  }

  private List<String> parked() {
    return service
        .get("/v1/admin/parked")
        .ok()
        .json()
        .path("items")
        .valueStream()
        .map(write -> write.path("sessionId").asString())
        .toList();
  }

  @Test
  void refusedAtDelivery_isSetAsideForAnOperator() throws IOException {
    String goals = "/v1/mem/" + user + "/goals";
    harness.plan(BUSY.formatted("mem:addGoal"));
    Answer first = post(goals, "{\"goalId\": \"g\", \"title\": \"" + MARKER + "\"}");
    Answer other = post(goals, "{\"goalId\": \"g\", \"title\": \"Contrary\"}");
    Answer third = post(goals, "{\"goalId\": \"h\", \"title\": \"Third\"}");
    Stream.of(first, other, third).forEach(OutboxIT::isQueued);
    convexIsBack();
    awaitNothingWaits();

    assertThat(items("/goals").map(goal -> goal.path("title").asString()))
        .containsExactlyInAnyOrder(MARKER, "Third");
    String place = other.header("Location").orElseThrow();
    JsonNode entry = service.get(place).ok().json();
    assertThat(entry.path("state").asString()).isEqualTo("set_aside");
    assertThat(entry.path("reason").asString()).startsWith("conflict: ");
    assertThat(entry.toString()).doesNotContain("Contrary", user);
    assertThat(outbox().path("items")).hasSize(1);
    service.post(place + "/retry", "").ok();
    await()
        .atMost(SOON)
        .until(
            () -> outbox().path("waiting").asInt() == 0 && outbox().path("setAside").asInt() == 1);
    service.delete(place).ok();
    service.get(place).isProblem(404, "not_found");
    assertThat(outbox().path("items")).isEmpty();
  }

  @Test
  void whatCouldNeverBeDone_isRefusedWhileOthersWaitToo() throws IOException {
    cable.cut();
    isQueued(post(posts().getLast().path(), posts().getLast().body()));
    post("/v1/gamification/" + user, "{\"xpDelta\": 1, \"date\": \"29990101\"}").isInvalid("date");
    post(
            "/v1/mem/" + user + "/facts",
            "{\"facts\": [{\"kind\": \"bio\", \"text\": \"x\", \"expiresAtMs\": 1}]}")
        .isInvalid("facts[0].expiresAtMs");
    assertThat(outbox().path("waiting").asInt()).isEqualTo(1);
  }
}
