package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A finished assessment becomes memory, once. */
class FinalizeIT extends ScenarioIT {

  private static final String FINALIZE = "/v1/assessments/finalize";

  /** {@code printf %s pepperactive-listening | sha256sum}. */
  private static final String HASH =
      "3db43d5079e2e07fd1cb2f366735260f4d8376e1f31dacfb409eb5dcd5ce89f8";

  private static final String OTHER_HASH = "0f".repeat(32);

  private String body() {
    return body(session, "7", "Names one next step");
  }

  /** As the assessment backend sends it, with a skill that was not measured. */
  private static String body(String session, String level, String unmet) {
    return """
    {"sessionId": "%s", "groupId": "grp-1", "rubricVersion": "v2",
     "summary": {
       "skillAssessments": [
         {"skillHash": "%s", "level": %s,
          "metCriteria": ["Asks open questions"], "unmetCriteria": ["%s"],
          "feedback": ["Good pace, and room for silence."]},
         {"skillHash": "%s", "level": null,
          "metCriteria": [], "unmetCriteria": ["Opens with the point"], "feedback": []}],
       "meta": {"provider": "google", "model": "gemini-1.5-flash", "skillsCount": 2}},
     "extra": {"is": "ignored"}}\
    """
        .formatted(session, HASH, level, unmet, OTHER_HASH);
  }

  private Answer context(String query) {
    return service().get(mem("/context?sessionId=" + session + query)).ok();
  }

  private Answer finish(String body, String... headers) {
    return service().post(FINALIZE, body, headers);
  }

  private List<String> texts(String path, String member) {
    return service()
        .get(path)
        .ok()
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path(member).asString())
        .sorted()
        .toList();
  }

  @Test
  void finalize_sessionKnownFromAContext_reachesTheNextContextInsideTheLimit() {
    service()
        .put(mem("/tracked-skills/active-listening"), "{\"currentLevel\": 5, \"order\": 1}")
        .ok();
    context("");
    Answer finished =
        finish(body(), "x-request-id", "req-77", "authorization", "Bearer some.service.token").ok();
    assertThat(finished.header("X-Request-Id")).contains("req-77");
    assertThat(finished.at("/stored")).isEqualTo("{\"episode\":true,\"facts\":5,\"rollups\":1}");
    assertThat(finished.at("/state")).isEqualTo("\"stored\"");
    assertThat(finished.json().has("warnings")).isFalse();
    assertThat(finished.at("/gamification/xpTotal")).isEqualTo("17");
    assertThat(finished.at("/denied")).isEqualTo("[]");
    assertThat(finished.at("/duplicate")).isEqualTo("false");
    assertThat(finished.isReplay()).isFalse();

    JsonNode context = context("&limitTokens=300").json();
    assertThat(context.path("ctx_source").asString()).isEqualTo("embedded");
    assertThat(context.path("tokensEstimated").asInt()).isBetween(1, 300);
    assertThat(context.path("rendered").asString())
        .contains("Names one next step", "Opens with the point", "active-listening: level 7");
    assertThat(context.path("episodes").valueStream().map(e -> e.path("episodeId").asString()))
        .containsExactly(finished.json().path("episodeId").asString());
    assertThat(context.path("facts").valueStream().map(f -> f.path("kind").asString()).sorted())
        .containsExactly("achievement", "skill_hint", "skill_hint", "skill_hint", "skill_hint");

    assertThat(
            service().get("/v1/progress/" + user + "/daily").ok().json().path("items").toString())
        .contains(
            "\"skillId\":\"active-listening\",\"samples\":1,\"avgLevel\":7.0,\"xpEarned\":17");
  }

  @Test
  void finalize_repeated_changesNothing() {
    context("");
    Answer first = finish(body()).ok();
    String export = exportedDocuments();
    Answer again = finish(body()).ok();
    assertThat(again.isReplay()).isTrue();
    assertThat(again.at("/duplicate")).isEqualTo("true");
    assertThat(again.at("/stored")).isEqualTo(first.at("/stored"));
    assertThat(again.at("/episodeId")).isEqualTo(first.at("/episodeId"));
    assertThat(again.at("/gamification")).isEqualTo(first.at("/gamification"));
    assertThat(exportedDocuments()).isEqualTo(export);
  }

  private String exportedDocuments() {
    return service().get(admin("/export")).ok().body().lines().skip(1).toList().toString();
  }

  @Test
  void finalize_repeatedByAnotherWayToNameTheUser_isTheSame() {
    context("");
    finish(body()).ok();
    assertThat(finish(body(), "X-User-Id", user).ok().isReplay()).isTrue();
    String named = body().replaceFirst("\\{", "{\"userId\": \"" + user + "\", ");
    assertThat(finish(named, "Idempotency-Key", "key-1").ok().isReplay()).isTrue();
  }

  @Test
  void finalize_sameSessionAndGroupWithOtherContent_replaces() {
    context("");
    finish(body()).ok();
    Answer other = finish(body(session, "8", "Names two next steps")).ok();
    assertThat(other.at("/state")).isEqualTo("\"replaced\"");
    assertThat(other.at("/replaced")).isEqualTo("true");
    assertThat(other.at("/duplicate")).isEqualTo("false");
    assertThat(other.at("/gamification/xpTotal")).isEqualTo("18");
    assertThat(texts(mem("/episodes"), "sessionId")).containsExactly(session);
    assertThat(texts(mem("/facts"), "text"))
        .contains("Needs work: Names two next steps", "skill 3db43d50: level 8")
        .doesNotContain("Needs work: Names one next step", "skill 3db43d50: level 7");
  }

  @Test
  void finalize_withALowerRevision_changesNothing() {
    context("");
    finish(revised(5, "8")).ok();
    Answer older = finish(revised(4, "3")).ok();
    assertThat(older.at("/state")).isEqualTo("\"outdated\"");
    assertThat(texts(mem("/facts"), "text")).contains("skill 3db43d50: level 8");
    assertThat(finish(revised(6, "3")).ok().at("/state")).isEqualTo("\"replaced\"");
    assertThat(texts(mem("/facts"), "text")).contains("skill 3db43d50: level 3");
  }

  private String revised(int revision, String level) {
    return body(session, level, "Names one next step")
        .replaceFirst("\\{", "{\"revision\": " + revision + ", ");
  }

  @Test
  void finalize_criterionMetLater_replacesItsHint() {
    context("");
    finish(body()).ok();
    String later =
        """
        {"sessionId": "%s", "groupId": "grp-2", "rubricVersion": "v2", "summary":
          {"skillAssessments": [{"skillHash": "%s", "metCriteria": ["names one next step."]}]}}\
        """
            .formatted(session, HASH);
    finish(later).ok();
    assertThat(criteria())
        .containsExactly(
            "Achieved: Asks open questions",
            "Achieved: names one next step.",
            "Needs work: Opens with the point");

    String lost = later.replace("grp-2", "grp-3").replace("metCriteria", "unmetCriteria");
    finish(lost).ok();
    assertThat(criteria())
        .containsExactly(
            "Achieved: Asks open questions",
            "Needs work: Names one next step",
            "Needs work: Opens with the point");
  }

  private List<String> criteria() {
    return texts(mem("/facts"), "text").stream()
        .filter(text -> text.startsWith("Achieved") || text.startsWith("Needs work"))
        .toList();
  }

  @Test
  void finalize_blankTexts_areLeftOut() {
    context("");
    finish(body(session, "6.5", " ")).ok();
    assertThat(criteria())
        .containsExactly("Achieved: Asks open questions", "Needs work: Opens with the point");
  }

  /** A criterion of punctuation alone is still a criterion. */
  @Test
  void finalize_criterionIsAnEllipsis_leavesItsHint() {
    context("");
    finish(body(session, "6.5", "…")).ok();
    assertThat(texts(mem("/facts"), "text")).contains("Needs work: …");
    assertThat(context("").json().path("rendered").asString()).contains("Needs work: …");
  }

  @Test
  void finalize_withEveryExtra_usesThem() {
    String body =
        """
        {"userId": "%s", "sessionId": "%s", "groupId": "g", "rubricVersion": "v2",
         "summary": {"skillAssessments": [{"skillId": "pace", "level": 4},
                                          {"skillId": "tone", "level": 6}]},
         "summaryText": "Rehearsed the talk.", "date": "20250905",
         "usage": {"tokensIn": 11, "tokensOut": 6, "costUsd": 0.003, "latencyMs": 5},
         "xp": 21, "medals": ["calm"], "errors": ["rushed"]}\
        """
            .formatted(user, session);
    Answer finished = finish(body).ok();
    assertThat(finished.at("/gamification/xpTotal")).isEqualTo("21");
    assertThat(finished.at("/gamification/lastActivityYYYYMMDD")).isEqualTo("\"20250905\"");
    assertThat(texts(mem("/episodes"), "summary")).containsExactly("Rehearsed the talk.");
    JsonNode days =
        service()
            .get("/v1/progress/" + user + "/daily?from=20250905&to=20250905")
            .ok()
            .json()
            .path("items");
    days.valueStream()
        .forEach(day -> ((tools.jackson.databind.node.ObjectNode) day).remove("updatedAtMs"));
    assertThat(days.toString())
        .isEqualTo(
            """
            [{"dateYYYYMMDD":"20250905","skillId":"pace","samples":1,"avgLevel":4.0,"xpEarned":11,\
            "medals":["calm"],"errors":["rushed"],"tokensIn":6,"tokensOut":3,"costUsd":0.0015,\
            "latencyMsTotal":3},\
            {"dateYYYYMMDD":"20250905","skillId":"tone","samples":1,"avgLevel":6.0,"xpEarned":10,\
            "medals":[],"errors":[],"tokensIn":5,"tokensOut":3,"costUsd":0.0015,\
            "latencyMsTotal":2}]\
            """);
  }

  @Test
  void finalize_unknownSession_isParked() {
    Answer answer = finish(body());
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("/state")).isEqualTo("\"parked\"");
  }

  @Test
  void finalize_withoutAnyConsent_storesNothingAndSaysSo() {
    for (String consent : List.of("memory", "progress")) {
      service().put(mem("/consents/" + consent), "{\"granted\": false}").ok();
    }
    Answer answer = finish(body(), "X-User-Id", user).ok();
    assertThat(answer.at("/state")).isEqualTo("\"denied\"");
    assertThat(answer.at("/reason")).isEqualTo("\"consent_denied\"");
    assertThat(answer.at("/denied")).isEqualTo("[\"memory\",\"progress\"]");
    assertThat(answer.at("/stored")).isEqualTo("{\"episode\":false,\"facts\":0,\"rollups\":0}");
  }

  @Test
  void finalize_withoutTheConsentMemory_storesTheRestAndSaysSo() {
    service().put(mem("/consents/memory"), "{\"granted\": false}").ok();
    Answer answer = finish(body(), "X-User-Id", user).ok();
    assertThat(answer.at("/denied")).isEqualTo("[\"memory\"]");
    assertThat(answer.at("/stored")).isEqualTo("{\"episode\":false,\"facts\":0,\"rollups\":1}");
    assertThat(answer.json().has("episodeId")).isFalse();
    assertThat(answer.at("/gamification/xpTotal")).isEqualTo("17");
  }
}
