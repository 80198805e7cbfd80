package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A chat asks what it should know. */
class ContextIT extends ScenarioIT {

  private void remember(String... texts) {
    String facts =
        Arrays.stream(texts)
            .map(text -> "{\"kind\": \"bio\", \"text\": \"" + text + "\"}")
            .collect(Collectors.joining(",", "{\"facts\": [", "]}"));
    service().post(mem("/facts"), facts).ok();
  }

  private JsonNode context(String json) {
    return service().post(mem("/context"), json).ok().json();
  }

  @Test
  void context_ofNobody_isEmpty() {
    assertThat(service().get(mem("/context")).ok().json().toString())
        .isEqualTo(
            "{\"facts\":[],\"episodes\":[],\"goals\":[],\"ctx_source\":\"embedded\","
                + "\"tokensEstimated\":0,\"limitTokens\":1024,\"rendered\":\"\"}");
  }

  @Test
  void context_everyLimit_isKept() {
    remember("Lives in Lisbon", "Plays the cello", "Works nights at a hospital");
    int most = 0;
    for (int limit = 1; limit <= 64; limit++) {
      JsonNode context = context("{\"limitTokens\": " + limit + "}");
      int tokens = context.path("tokensEstimated").asInt();
      assertThat(tokens).isBetween(0, limit);
      assertThat(context.path("rendered").asString().isEmpty()).isEqualTo(tokens == 0);
      most = Math.max(most, context.path("facts").size());
    }
    assertThat(most).isEqualTo(3);
  }

  @Test
  void context_sectionsAndQuery_areFollowed() {
    remember("Lives in Lisbon", "Plays the cello");
    service().post(mem("/goals"), "{\"title\": \"Speak in public\"}");
    JsonNode facts =
        context("{\"include\": [\"facts\"], \"query\": \"Which instrument, a cello?\"}");
    assertThat(facts.path("facts").get(0).path("text").asString()).isEqualTo("Plays the cello");
    assertThat(facts.path("rendered").asString()).doesNotContain("Speak in public");
    JsonNode goals = context("{\"include\": [\"goals\"], \"explain\": true}");
    assertThat(goals.path("goals").size()).isEqualTo(1);
    assertThat(goals.path("facts").size()).isZero();
    assertThat(goals.path("receipt").path("sections").isObject()).isTrue();
  }

  @Test
  void context_afterAWrite_isUpToDate() {
    remember("Lives in Lisbon");
    assertThat(context("{}").path("rendered").asString()).contains("Lisbon");
    remember("Plays the cello");
    JsonNode context = context("{}");
    assertThat(context.path("rendered").asString()).contains("Lisbon", "cello");
    String factId = context.path("facts").get(0).path("factId").asString();
    service().delete(mem("/facts/" + factId)).ok();
    assertThat(context("{}").path("facts").size()).isEqualTo(1);
  }

  @Test
  void context_withoutTheConsentMemory_isEmptyWithTheReason() {
    remember("Lives in Lisbon");
    assertThat(context("{}").path("facts").size()).isEqualTo(1);
    service().put(mem("/consents/memory"), "{\"granted\": false}").ok();
    JsonNode denied = context("{}");
    assertThat(denied.path("rendered").asString()).isEmpty();
    assertThat(denied.path("reason").asString()).isEqualTo("consent_denied");
    assertThat(denied.path("ctx_source").asString()).isEqualTo("embedded");
  }

  @Test
  void preview_explainsAndBindsNoSession() {
    remember("Lives in Lisbon");
    JsonNode preview =
        service().post(mem("/context/preview"), "{\"sessionId\": \"" + session + "\"}").ok().json();
    assertThat(preview.path("receipt").path("included").size()).isEqualTo(1);
    assertThat(preview.path("rendered")).isEqualTo(context("{}").path("rendered"));
    assertThat(service().get(mem("/context/preview?limitTokens=1")).ok().at("/rendered"))
        .isEqualTo("\"\"");
    assertThat(service().get(admin("/export")).ok().body()).doesNotContain(session);
  }
}
