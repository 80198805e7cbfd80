package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Talks to the real service, on a store of its own, as the contract says. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "ADMIN_SHARED_SECRET=" + ApiIT.SECRET,
      "SKILL_HASH_SALT=example-salt",
      "LOG_LEVEL=WARN",
      "CHAT_MAX_AGE=1s" // answers are read to their end
    })
@Import(OneWaitingWrite.class)
abstract class ApiIT {

  static final String SECRET = "contract-tests-only-contract-tests-only";
  static final Contract CONTRACT = Contract.CURRENT;

  static final Conformity CONFORMITY = new Conformity();

  @LocalServerPort private int port;

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("contract");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) {
    String file = newFolder().resolve("memory.db").toString();
    properties.add("MEMORY_DB_PATH", () -> file);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A user whom no other test knows. */
  static String newUser() {
    return "user_" + UUID.randomUUID();
  }

  static Call call(String operationId, String user) {
    return call(CONTRACT.operation(operationId), user);
  }

  static Call call(Operation operation, String user) {
    Call call = Call.of(operation, user).header("Authorization", "Bearer " + SECRET);
    return operation.path().contains("{sessionId}") ? call.path("sessionId", "sess-" + user) : call;
  }

  /** Sends a request and holds the response to the contract. */
  Answer send(Call call) {
    Answer reply = sendUnchecked(call);
    assertThat(CONFORMITY.faults(call.operation(), reply)).as(describe(call, reply)).isEmpty();
    assertThat(reply.headers().allValues("Cache-Control")).containsExactly("no-store");
    return reply;
  }

  /** As {@link #send}, for a request that keeps the contract, and succeeds. */
  Answer succeed(Call call) {
    assertThat(CONFORMITY.faults(call)).as(describe(call, null)).isEmpty();
    Answer reply = send(call);
    assertThat(reply.status()).as(describe(call, reply)).isBetween(200, 299);
    return reply;
  }

  Answer sendUnchecked(Call call) {
    return call.send(new ServiceClient(port));
  }

  /**
   * Gives a user one of everything that the examples refer to, but not what the given operation
   * itself creates.
   */
  Call seeded(Operation operation, String user) {
    Call call = call(operation, user);
    for (String seed :
        List.of(
            "putTrackedSkill", "putProfile", "patchPreferences", "putConsent", "queryContext")) {
      succeed(call(seed, user));
    }
    succeed(
        call("putTrackedSkill", user)
            .path("skillId", "concise-writing")
            .body("{\"currentLevel\": 7, \"order\": 2}"));
    if (!operation.id().equals("addGoal")) {
      succeed(call("addGoal", user).example(example("addGoal", "full")));
    }
    if (!operation.id().equals("ingestEpisode")) {
      succeed(call("ingestEpisode", user).example(example("ingestEpisode", "full")));
    }
    if (operation.id().equals("getSessionSummary")) {
      succeed(call("bindSession", user));
      succeed(
          call("summariseSession", user)
              .body("{\"sessionId\": \"sess-%s\", \"summaryText\": \"user: hi\"}".formatted(user)));
    }
    if (operation.path().endsWith("/erasure")) {
      succeed(call("deleteUser", user));
    }
    if (operation.path().endsWith("/parked/{id}")) {
      return call.path("id", park(user));
    }
    Answer facts = succeed(call("upsertFacts", user).example(example("upsertFacts", "batch")));
    String factId = facts.json().at("/results/0/fact/factId").asString();
    return call.path().containsKey("factId") ? call.path("factId", factId) : call;
  }

  /** The id of an assessment of a session that nobody knows. */
  private String park(String user) {
    String body = example("finalizeAssessment", "session").value().toString();
    return succeed(call("finalizeAssessment", user).body(body.replace("sess-8f21", "lost-" + user)))
        .json()
        .path("id")
        .asString();
  }

  static Operation.Example example(String operationId, String name) {
    return CONTRACT.operation(operationId).requestExamples().stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static void assertProblem(Answer reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.mediaType()).isEqualTo("application/problem+json");
    assertThat(CONTRACT.strictViolations("/components/schemas/Problem", reply.json())).isEmpty();
    assertThat(reply.json().path("code").asString()).isEqualTo(code);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(reply.json().path("requestId").asString())
        .isEqualTo(reply.header("X-Request-Id").orElseThrow());
  }

  static String describe(Call call, @Nullable Answer reply) {
    String answer = reply == null ? "" : " -> " + reply.status() + " " + shorten(reply.body());
    return call.operation() + " " + call.query() + " " + shorten(call.body()) + answer;
  }

  private static String shorten(@Nullable String text) {
    return text == null || text.length() <= 600
        ? String.valueOf(text)
        : text.substring(0, 600) + "…";
  }
}
