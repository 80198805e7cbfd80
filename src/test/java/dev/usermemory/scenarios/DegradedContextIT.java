package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.ops.CapturedLog;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A chat is answered in time whatever happens to Convex, and nothing that was written is lost. */
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
@Isolated("logging is silent while another test starts an application")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "CONVEX_DEPLOY_KEY=" + ConvexHarness.KEY,
      "OUTBOX=off",
      // Patience that would show: a chat that waits for it waits for five attempts.
      "CONVEX_TIMEOUT_SECONDS=60",
      "usermemory.convex.attempt-timeout=2s",
      "usermemory.convex.connect-timeout=30s",
      "usermemory.convex.breaker-open=500ms",
      "usermemory.context.deadline=1s"
    })
class DegradedContextIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** What nobody may find in a log, in whatever a caller sends. */
  private static final String MARKER = "marker7f3a";

  private static final String HISTORY =
      """
      {"history": [{"role": "user", "content": "I said %s before."}], "query": "%s?"}\
      """
          .formatted(MARKER, MARKER);

  private static final String SLOW =
      "{\"faults\": [{\"delayMs\": 45000, \"times\": 1000, \"kind\": \"query\"}]}";

  private static ConvexHarness harness;
  private static Cable cable;
  private static CapturedLog log;

  private final String user = MARKER + "-" + UUID.randomUUID();
  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void convex(DynamicPropertyRegistry properties) throws IOException {
    harness = ConvexHarness.start();
    cable = new Cable(harness.url());
    log = CapturedLog.open();
    properties.add("CONVEX_URL", cable::url);
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
    cable.mend();
    harness.clearFaults();
    awaitRecovery();
    // Until the breakers have forgotten what other tests did to them.
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> {
          useBothBreakers();
          assertThat(metrics())
              .contains(
                  "resilience4j_circuitbreaker_buffered_calls{kind=\"failed\",name=\"query\"} 0",
                  "resilience4j_circuitbreaker_buffered_calls{kind=\"failed\",name=\"mutation\"} 0");
        });
  }

  /** Both breakers close by themselves, with nothing but the requests that come anyway. */
  private void awaitRecovery() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          useBothBreakers();
          assertThat(metrics())
              .contains(breaker("query", "closed", 1), breaker("mutation", "closed", 1));
        });
  }

  private void useBothBreakers() {
    addPoint("somebody-else", UUID.randomUUID()).ok();
    assertThat(source(context())).isEqualTo("convex");
  }

  private Answer context() {
    return service.get("/v1/mem/" + user + "/context?sessionId=s-" + user + "&query=" + MARKER);
  }

  private static String source(Answer answer) {
    return answer.ok().json().path("ctx_source").asString();
  }

  private Answer addPoint(String to, UUID key) {
    return service.post(
        "/v1/gamification/" + to, "{\"xpDelta\": 1}", "Idempotency-Key", key.toString());
  }

  private long points() {
    return service.get("/v1/gamification/" + user).ok().json().path("xpTotal").asLong();
  }

  private void remember(String text) {
    service
        .post(
            "/v1/mem/" + user + "/facts",
            "{\"facts\": [{\"kind\": \"bio\", \"text\": \"%s\"}]}".formatted(text))
        .ok();
  }

  private String metrics() {
    return service.get("/actuator/prometheus").ok().body();
  }

  private static String breaker(String kind, String state, int value) {
    return "resilience4j_circuitbreaker_state{name=\"%s\",state=\"%s\"} %d"
        .formatted(kind, state, value);
  }

  @Test
  void context_convexStopped_isFromTheSnapshotElseTheHistoryElseEmpty() throws IOException {
    remember("Has a cat called " + MARKER);
    context().ok();
    cable.cut();
    answersWithoutConvex(answer -> {});
  }

  @Test
  void context_convexSlow_isFromTheSnapshotElseTheHistoryElseEmpty() {
    remember("Has a cat called " + MARKER);
    context().ok();
    harness.plan(SLOW);
    answersWithoutConvex(this::isBeforeTheReadGaveUp);
    // The read that the chat did not wait for was given its own time.
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(metrics()).contains("{function=\"mem:readMemory\",outcome=\"timeout\"}"));
  }

  @Test
  void context_convexStoppedAfterAnImport_isNotTheSnapshotOfBefore() throws IOException {
    remember("Has a cat called " + MARKER);
    String export = service.get("/v1/admin/users/" + user + "/export").ok().body();
    context().ok();
    service
        .post("/v1/admin/users/" + user + "/import", export, "Content-Type", "application/x-ndjson")
        .ok();
    cable.cut();

    assertThat(source(context())).isEqualTo("none");
  }

  /** Who waits for Convex waits for five attempts. */
  private void isBeforeTheReadGaveUp(Answer answer) {
    String requestId = answer.header("X-Request-Id").orElseThrow();
    assertThat(log.pairs("Convex call"))
        .filteredOn(line -> requestId.equals(line.get("requestId")))
        .noneMatch(line -> line.get("attempt").equals(5));
  }

  private void answersWithoutConvex(Consumer<Answer> check) {
    String nobody = MARKER + "-" + UUID.randomUUID();
    Answer known = context();
    check.accept(known);
    assertThat(source(known)).isEqualTo("cache");
    assertThat(known.at("/rendered")).contains("Has a cat called " + MARKER);

    Answer unknown = service.post("/v1/mem/" + nobody + "/context", HISTORY);
    check.accept(unknown);
    assertThat(source(unknown)).isEqualTo("client");
    assertThat(unknown.at("/rendered")).contains("I said " + MARKER + " before.");

    Answer silent = service.get("/v1/mem/" + nobody + "/context");
    check.accept(silent);
    assertThat(source(silent)).isEqualTo("none");
    assertThat(silent.at("/rendered")).isEqualTo("\"\"");

    assertThat(metrics())
        .contains(
            "usermemory_context_seconds_count{ctx_source=\"cache\",denied=\"false\"}",
            "usermemory_context_seconds_count{ctx_source=\"client\",denied=\"false\"}",
            "usermemory_context_seconds_count{ctx_source=\"none\",denied=\"false\"}");
    assertThat(log.pairs("Context without the store"))
        .contains(
            Map.of("ctx_source", "cache"),
            Map.of("ctx_source", "client"),
            Map.of("ctx_source", "none"));
  }

  @Test
  void write_convexStopped_canBeRepeatedAndCountsOnce() throws IOException {
    UUID key = UUID.randomUUID();
    cable.cut();
    addPoint(user, key).isProblem(503, "store_unavailable").hasRetryAfter();
    addPoint(user, key).isProblem(503, "store_unavailable").hasRetryAfter();

    cable.mend();
    repeatUntilOk(key);
    assertThat(addPoint(user, key).ok().isReplay()).isTrue();
    assertThat(points()).isEqualTo(1);
  }

  @Test
  void write_everyAnswerLostAfterTheCommit_canBeRepeatedAndCountsOnce() {
    UUID key = UUID.randomUUID();
    harness.plan(
        """
        {"faults": [{"drop": true, "commit": true, "times": 5, "path": "gamification:update"}]}\
        """);
    addPoint(user, key).isProblem(503, "store_unavailable").hasRetryAfter();

    assertThat(repeatUntilOk(key).isReplay()).isTrue();
    assertThat(points()).isEqualTo(1);
  }

  @Test
  void write_everyAnswerTooLate_canBeRepeatedAndCountsOnce() {
    UUID key = UUID.randomUUID();
    harness.plan(
        """
        {"faults": [{"answerDelayMs": 30000, "times": 5, "path": "gamification:update"}]}\
        """);
    addPoint(user, key).isProblem(503, "store_unavailable").hasRetryAfter();

    harness.clearFaults();
    assertThat(repeatUntilOk(key).isReplay()).isTrue();
    assertThat(points()).isEqualTo(1);
  }

  private Answer repeatUntilOk(UUID key) {
    return await().atMost(SOON).until(() -> addPoint(user, key), answer -> answer.status() == 200);
  }

  @Test
  void breaker_convexStopped_opensAndClosesByItselfForAllToSee() throws IOException {
    cable.cut();
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          context().ok();
          assertThat(metrics()).contains(breaker("query", "open", 1));
        });
    assertThat(log.pairs("Convex circuit breaker changed").stream().map(Object::toString))
        .contains("{kind=query, from=CLOSED, to=OPEN}");

    cable.mend();
    awaitRecovery();
    assertThat(log.pairs("Convex circuit breaker changed").stream().map(Object::toString))
        .contains("{kind=query, from=HALF_OPEN, to=CLOSED}");
  }

  @Test
  void breaker_convexSlow_opensSoThatChatsNeedNotWait() throws Exception {
    harness.plan(SLOW);
    try (var chats = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 12; i++) {
        answers.add(chats.submit(this::context));
      }
      for (var answer : answers) {
        answer.get().ok();
      }
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(metrics()).contains(breaker("query", "open", 1)));
  }

  @Test
  void finalize_convexTooSlowForChatsOnly_isStored() {
    context().ok();
    harness.plan("{\"faults\": [{\"delayMs\": 1200, \"times\": 1000, \"kind\": \"query\"}]}");
    try (var chats = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        chats.submit(this::context);
      }
    }
    service
        .post(
            "/v1/assessments/finalize",
            """
            {"sessionId": "s-%s", "groupId": "g", "rubricVersion": "v2",
             "summary": {"skillAssessments": [{"skillId": "listening", "level": 5}]}}\
            """
                .formatted(user))
        .ok();
    assertThat(metrics()).contains(breaker("query", "closed", 1));
  }

  @Test
  void calls_haveOneLineAndOneSampleEachAndNothingOfAnybody() throws IOException {
    remember("Is called " + MARKER);
    Answer answer = context().ok();
    String requestId = answer.header("X-Request-Id").orElseThrow();
    cable.cut();
    context().ok();
    service.post("/v1/mem/" + user + "/facts", "{\"facts\": \"" + MARKER + "\"}");
    cable.mend();

    List<Map<String, Object>> calls =
        log.pairs("Convex call").stream()
            .filter(line -> requestId.equals(line.get("requestId")))
            .toList();
    assertThat(calls)
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line.keySet())
                .containsExactly(
                    "function",
                    "attempt",
                    "outcome",
                    "latencyMs",
                    "requestId",
                    "traceId",
                    "spanId",
                    "ctx_source"));
    assertThat(calls.stream().map(line -> line.get("function")))
        .containsExactlyInAnyOrder("mem:readMemory", "sessions:find");
    assertThat(metrics())
        .contains(
            "usermemory_convex_call_seconds_count{"
                + "function=\"mem:readMemory\",outcome=\"success\"}",
            "usermemory_convex_call_seconds_count{"
                + "function=\"mem:readMemory\",outcome=\"connection_failure\"}")
        .doesNotContain(MARKER);
    assertThat(log.text()).doesNotContain(MARKER, ConvexHarness.KEY);
  }

  @Test
  void chatThatIsOpenedAgain_whileConvexHangs_beginsWithinTheDeadline() throws Exception {
    remember("Lives in Oslo.");
    harness.plan(SLOW);
    String url = "http://localhost:" + port + "/v1/chat/" + user + "/open?limitTokens=200";
    long asked = System.nanoTime();
    try (EventReader chat = EventReader.open(url, "Last-Event-ID", "1")) {
      EventReader.Event first = chat.next();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      assertThat(first.name()).isEqualTo("context");
      assertThat(first.id()).isEmpty();
    }
  }
}
