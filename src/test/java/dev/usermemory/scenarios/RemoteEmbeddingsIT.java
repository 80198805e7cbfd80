package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service whose vectors come from an endpoint, which answers, hangs, goes away and changes. */
class RemoteEmbeddingsIT {

  private static final String KEY = "sk-only-this-endpoint-knows-it";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final EmbeddingsServer ENDPOINT = new EmbeddingsServer();

  @TempDir private static Path folder;
  private static ServiceProcess service;
  private static String model;

  private final String user = "user-" + UUID.randomUUID();
  private final String work = "Works as a nurse at night, says " + user;
  private final String peanuts = "Allergic to peanuts, says " + user;

  @BeforeAll
  static void start() throws IOException {
    start("first");
  }

  /** The timeout of one exchange is longer than any caller here waits. */
  private static void start(String newModel) throws IOException {
    model = newModel;
    service =
        ServiceProcess.start(
            Map.of(
                "MEMORY_DB_PATH", folder.resolve("memory.db").toString(),
                "EMBEDDINGS", "url",
                "EMBEDDINGS_URL", ENDPOINT.url().toString(),
                "EMBEDDINGS_MODEL", model,
                "EMBEDDINGS_API_KEY", KEY,
                "USERMEMORY_EMBEDDINGS_QUERYTIMEOUT", "1s",
                "USERMEMORY_EMBEDDINGS_TIMEOUT", "60s",
                "USERMEMORY_CONTEXT_DEADLINE", "20s",
                "LOG_LEVEL", "DEBUG"),
            folder.resolve("service.log"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    service.close();
    ENDPOINT.close();
  }

  private void remember(String... texts) {
    List<String> facts =
        Stream.of(texts).map("{\"kind\": \"bio\", \"text\": \"%s\"}"::formatted).toList();
    service.client().post("/v1/mem/" + user + "/facts", "{\"facts\": " + facts + "}").ok();
  }

  private JsonNode ask(String question) {
    var body = "{\"limitTokens\": 64, \"explain\": true, \"query\": \"" + question + "\"}";
    return service.client().post("/v1/mem/" + user + "/context", body).ok().json();
  }

  private static JsonNode meaning(JsonNode context) {
    return context.at("/receipt/included/0/terms/meaning");
  }

  private void findsByMeaning() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          JsonNode context = ask("What is her profession?");
          assertThat(context.at("/facts/0/text").asString()).isEqualTo(work);
          assertThat(meaning(context).asDouble()).isPositive();
        });
  }

  private void findsByWords() {
    JsonNode context = ask("Any allergies to peanuts?");
    assertThat(context.at("/facts/0/text").asString()).isEqualTo(peanuts);
    assertThat(context.path("ctx_source").asString()).isEqualTo("embedded");
    assertThat(meaning(context).isMissingNode()).isTrue();
  }

  /** Whether the vector of a text is in a file of the database. */
  private static boolean isKept(String text) throws IOException {
    String vector = new String(EmbeddingsServer.vector(model, text), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().contains("memory.db")).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(vector)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void question_inOtherWords_findsItsFact_andTheKeyGoesToTheEndpointOnly() throws Exception {
    remember(peanuts, work, "Has two cats");

    findsByMeaning();

    assertThat(ENDPOINT.authorizations()).isNotEmpty().containsOnly("Bearer " + KEY);
    assertThat(folder.resolve("service.log"))
        .content()
        .contains("DEBUG")
        .doesNotContain(KEY, "nurse", "profession");
  }

  @Test
  void endpointThatHangs_leavesTheWords_untilItAnswers() {
    remember(peanuts, work, "Has two cats");
    findsByMeaning();
    ENDPOINT.hold();

    findsByWords();

    assertThat(ENDPOINT.held()).contains("Any allergies to peanuts?");
    ENDPOINT.release();
    findsByMeaning();
  }

  @Test
  void endpointThatIsAway_leavesTheWords_andGetsWhatWasWrittenMeanwhile() throws Exception {
    ENDPOINT.goAway();
    remember(peanuts, work, "Has two cats");

    findsByWords();

    assertThat(isKept(work)).isFalse();
    ENDPOINT.comeBack();
    findsByMeaning();
  }

  @Test
  void erasure_takesTheVectors() throws Exception {
    remember(peanuts, work, "Has two cats");
    findsByMeaning();
    assertThat(isKept(work)).isTrue();

    JsonNode erased = service.client().delete("/v1/admin/users/" + user).ok().json();

    assertThat(erased.at("/deleted/users_memory_fact_vectors").asInt()).isEqualTo(3);
    assertThat(erased.path("residue").asString()).isEqualTo("none");
    assertThat(isKept(work)).isFalse();
  }

  @Test
  void otherModel_makesVectorsAnew() throws Exception {
    remember(peanuts, work, "Has two cats");
    findsByMeaning();

    service.close();
    start("other");

    findsByMeaning();
    String export = service.client().get("/v1/admin/users/" + user + "/export").ok().body();
    assertThat(export).contains("\"url:other\"").doesNotContain("\"url:first\"");
    assertThat(isKept(work)).isTrue();
  }
}
