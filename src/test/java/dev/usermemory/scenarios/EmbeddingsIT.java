package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A chat asks in words that no fact has, of a service with its models. */
@TestPropertySource(properties = {"EMBEDDINGS=local", "usermemory.embeddings.query-timeout=10s"})
class EmbeddingsIT extends ScenarioIT {

  private void remember(String json) {
    service().post(mem("/facts"), json).ok();
  }

  private JsonNode ask(String question) {
    return service()
        .post(
            mem("/context"),
            "{\"limitTokens\": 24, \"explain\": true, \"query\": \"" + question + "\"}")
        .ok()
        .json();
  }

  private void rememberSome() {
    remember(
        """
        {"facts": [
          {"kind": "constraint", "text": "Allergic to peanuts"},
          {"kind": "bio", "text": "Works as a nurse at night"},
          {"kind": "bio", "text": "Has two cats called Tom and Jerry"},
          {"kind": "bio", "text": "Moved to Lisbon three years ago"}]}\
        """);
  }

  @Test
  void context_ofWhatIsMeant_comesFirstOnceFactsAreEmbedded() {
    rememberSome();

    await()
        .untilAsserted(() -> {
          JsonNode context = ask("What is her profession?");
          assertThat(context.at("/facts/0/text").asString()).isEqualTo("Works as a nurse at night");
          assertThat(context.at("/receipt/included/0/terms/meaning").asDouble()).isPositive();
          assertThat(context.path("tokensEstimated").asInt()).isLessThanOrEqualTo(24);
        });
  }

  @Test
  void context_withoutQuestion_hasNoMeaning() {
    rememberSome();
    String context = service().post(mem("/context"), "{\"explain\": true}").ok().body();

    assertThat(context).contains("nurse").doesNotContain("meaning");
  }

  @Test
  void export_hasVectors_andErasureTakesThem() {
    rememberSome();

    await()
        .untilAsserted(() ->
            assertThat(service().get("/v1/admin/users/" + user + "/export").ok().body())
                .contains("all-minilm-l6-v2-q"));
    JsonNode erased = service().delete("/v1/admin/users/" + user).ok().json();
    assertThat(erased.at("/deleted/users_memory_fact_vectors").asInt()).isEqualTo(4);
    assertThat(erased.path("residue").asString()).isEqualTo("none");
  }
}
