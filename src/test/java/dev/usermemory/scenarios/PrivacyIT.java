package dev.usermemory.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person decides, leaves, and takes everything along. */
class PrivacyIT extends ScenarioIT {

  private final String marker = "marker" + UUID.randomUUID().toString().replace("-", "");

  /** One of everything, each with the marker in it. */
  private void rememberEverything() {
    String m = marker;
    service().put(mem("/profile"), "{\"displayName\": \"" + m + "\"}").ok();
    service().patch(mem("/preferences"), "{\"extra\": {\"" + m + "\": 1}}").ok();
    service().put(mem("/consents/" + m), "{\"granted\": true, \"scope\": \"" + m + "\"}").ok();
    service().post(mem("/goals"), "{\"title\": \"" + m + "\"}", "Idempotency-Key", m);
    service().put(mem("/tracked-skills/" + m), "{\"currentLevel\": 5, \"order\": 1}").ok();
    service().get(mem("/context?sessionId=" + m + "&query=" + m)).ok();
    String finalize =
        """
        {"sessionId": "%1$s", "groupId": "g", "rubricVersion": "v2", "summary":
         {"skillAssessments": [{"skillId": "%1$s", "level": 4, "unmetCriteria": ["%1$s"],
                                "feedback": ["%1$s"]}]}, "medals": ["%1$s"]}\
        """
            .formatted(m);
    service().post("/v1/assessments/finalize", finalize, "Idempotency-Key", m + "-2").ok();
    service()
        .post("/v1/gamification/" + user, "{\"xpDelta\": 1, \"badgesToAdd\": [\"" + m + "\"]}")
        .ok();
    service().get(mem("/context?query=" + m)).ok();
  }

  private List<JsonNode> export() {
    Answer answer = service().get(admin("/export")).ok();
    assertThat(answer.header("Content-Type")).contains("application/x-ndjson");
    return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
  }

  private static Stream<String> types(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("type").asString());
  }

  private static boolean isInFiles(String text) throws IOException {
    try (Stream<Path> files = Files.list(databaseFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains(
                new String(text.getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void export_ofEverything_hasEveryTableAndAnEnd() {
    rememberEverything();
    List<JsonNode> lines = export();
    assertThat(types(lines).distinct())
        .containsExactly(
            "header",
            "users_profile",
            "users_preferences",
            "users_privacy_consents",
            "users_goals",
            "tracked_skills",
            "users_memory_facts",
            "users_memory_episodes",
            "users_session_parts",
            "users_progress_daily",
            "users_gamification",
            "users_assessments",
            "users_sessions",
            "users_idempotency",
            "users_revisions",
            "end");
    assertThat(lines.getFirst().path("version").asInt()).isEqualTo(1);
    assertThat(lines.getLast().path("records").asInt()).isEqualTo(lines.size() - 2);
  }

  @Test
  void erase_ofEverything_leavesNoByteInTheDatabase() throws IOException {
    rememberEverything();
    assertThat(isInFiles(marker)).isTrue();
    int documents = export().size() - 2;

    Answer erased = service().delete(admin("")).ok();
    assertThat(erased.json().path("total").asInt()).isEqualTo(documents);
    assertThat(erased.json().path("deleted").size()).isEqualTo(14);
    assertThat(isInFiles(marker)).isFalse();
    assertThat(isInFiles(user)).isFalse();
    assertThat(types(export())).containsExactly("header", "end");
    assertThat(service().get(mem("/context")).ok().at("/rendered")).isEqualTo("\"\"");

    Answer again = service().delete(admin("")).ok();
    assertThat(again.at("/total")).isEqualTo("0");
    assertThat(again.json().path("deleted").size()).isEqualTo(14);
  }

  @Test
  void erase_ofOneUser_leavesTheOthers() {
    rememberEverything();
    service().delete("/v1/admin/users/someone-else").ok();
    assertThat(export().size()).isGreaterThan(10);
  }

  @Test
  void revoke_withErase_deletesWhatTheConsentGates() {
    rememberEverything();
    Answer revoked = service().put(mem("/consents/memory?erase=true"), "{\"granted\": false}").ok();
    assertThat(revoked.at("/erased"))
        .isEqualTo(
            "{\"users_memory_facts\":3,\"users_memory_fact_vectors\":0,"
                + "\"users_memory_episodes\":1,\"users_session_parts\":1}");
    assertThat(revoked.at("/granted")).isEqualTo("false");
    assertThat(types(export()))
        .contains("users_progress_daily", "users_gamification")
        .doesNotContain("users_memory_facts", "users_memory_episodes");

    Answer progress =
        service().put(mem("/consents/progress?erase=true"), "{\"granted\": false}").ok();
    assertThat(progress.at("/erased"))
        .isEqualTo("{\"users_progress_daily\":1,\"users_gamification\":1}");
  }

  @Test
  void revoke_withErase_repeatedAfterTheyGrantedAgain_deletesNothing() {
    String revoke = mem("/consents/memory?erase=true");
    service().put(revoke, "{\"granted\": false}", "Idempotency-Key", "revoke-1").ok();
    service().put(mem("/consents/memory"), "{\"granted\": true}").ok();
    rememberEverything();

    Answer late = service().put(revoke, "{\"granted\": false}", "Idempotency-Key", "revoke-1").ok();

    assertThat(late.isReplay()).isTrue();
    assertThat(late.at("/erased"))
        .isEqualTo(
            "{\"users_memory_facts\":0,\"users_memory_fact_vectors\":0,"
                + "\"users_memory_episodes\":0,\"users_session_parts\":0}");
    assertThat(types(export())).contains("users_memory_facts", "users_memory_episodes");
  }

  @Test
  void consents_decided_areListedWithWhatTheyComeTo() {
    service().put(mem("/consents/progress"), "{\"granted\": false, \"version\": \"1\"}").ok();
    JsonNode list = service().get(mem("/consents")).ok().json();
    assertThat(list.path("effective").toString()).isEqualTo("{\"memory\":true,\"progress\":false}");
    assertThat(list.path("items").get(0))
        .isEqualTo(service().get(mem("/consents/progress")).ok().json());
    service().get(mem("/consents/memory")).isProblem(404, "not_found");
  }

  @Test
  void sweep_deletesWhatHasExpired() {
    rememberSomethingForAMoment();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service().get(mem("/facts")).at("/items").equals("[]"));
    Answer swept = service().post("/v1/admin/ttl-sweep", "").ok();
    assertThat(swept.json().path("deleted").path("users_memory_facts").asInt()).isPositive();
    assertThat(swept.json().path("total").asInt())
        .isEqualTo(swept.json().path("deleted").valueStream().mapToInt(JsonNode::asInt).sum());
  }

  /** On a busy machine the moment can be over before the service has it, so it is tried again. */
  private void rememberSomethingForAMoment() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          long soon = System.currentTimeMillis() + 3_000;
          String fact = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"%s\", \"expiresAtMs\": %d}]}";
          return service().post(mem("/facts"), fact.formatted(marker, soon)).status() == 200;
        });
  }

  private Answer importLines(String lines) {
    return service().post(admin("/import"), lines, "Content-Type", "application/x-ndjson");
  }

  @Test
  void import_asJson_saysWhatItTakes() {
    Answer refused = service().post(admin("/import"), "{}");
    refused.isProblem(415, "unsupported_media_type");
    assertThat(refused.at("/detail")).isEqualTo("\"The body must be application/x-ndjson.\"");
  }

  @Test
  void import_ofAnExportAfterErasure_restoresItAndCanBeRepeated() {
    rememberEverything();
    String exported = service().get(admin("/export")).ok().body();
    long documents = exported.lines().count() - 2;
    service().delete(admin("")).ok();

    Answer restored = importLines(exported).ok();
    assertThat(restored.at("/created")).isEqualTo(Long.toString(documents));
    assertThat(restored.at("/failed")).isEqualTo("0");
    assertThat(restored.at("/complete")).isEqualTo("true");

    Answer again = importLines(exported).ok();
    assertThat(again.at("/created")).isEqualTo("0");
    assertThat(again.at("/failed")).isEqualTo("0");
  }

  @Test
  void import_withBadLines_storesTheGoodOnesAndNamesTheOthers() {
    String lines =
        """
        {"type":"header","version":1,"exportedAtMs":1}
        {"type":"tracked_skills","data":{"skillId":"talk","currentLevel":5,"order":1,"createdAt":1,"updatedAt":2}}
        not json
        {"type":"tracked_skills","data":{"skillId":"write","currentLevel":5,"order":1,"createdAt":1,"updatedAt":2}}
        """;
    Answer answer = importLines(lines).ok();
    assertThat(answer.body())
        .isEqualTo(
            """
            {"created":1,"updated":0,"unchanged":0,"failed":2,"errors":[\
            {"line":3,"message":"must be a JSON object"},\
            {"line":4,"message":"Another tracked skill has this order."}],"complete":false}\
            """);
  }

  @Test
  void import_ofOddValues_namesTheMember() {
    String lines =
        """
        {"type":"header","version":1,"exportedAtMs":1}
        {"type":"users_gamification","data":{"xpTotal":0,"level":1,"streakDays":1,"lastActivityYYYYMMDD":"20260230","badges":[],"updatedAt":1}}
        {"type":"users_gamification","data":{"xpTotal":0,"level":1,"streakDays":2147483647,"badges":[],"updatedAt":1}}
        {"type":"users_memory_episodes","data":{"episodeId":"e","summary":"s","highlights":[{"type":"t","text":"x","scoreDelta":-1e400}],"createdAtMs":1}}
        {"type":"users_memory_episodes","data":{"episodeId":"e","summary":"s","highlights":[{"type":"t","text":"x","scoreDelta":"NaN"}],"createdAtMs":1}}
        {"type":"users_goals","data":{"goalId":"","title":"t","status":"active","tags":[],"createdAt":1,"updatedAt":1}}
        {"type":"users_goals","data":{"goalId":"g","goalId":"h","title":"t","status":"active","tags":[],"createdAt":1,"updatedAt":1}}
        {"type":"users_goals","data":{"goalId":"g","title":"t","status":"active","tags":[],"createdAt":NaN,"updatedAt":1}}
        {"type":"tracked_skills","data":{"skillId":"talk","currentLevel":-0.0,"order":1,"createdAt":1,"updatedAt":2}}
        {"type":"end","records":8}
        """;
    assertThat(importLines(lines).ok().body())
        .isEqualTo(
            """
            {"created":1,"updated":0,"unchanged":0,"failed":7,"errors":[\
            {"line":2,"message":"data.lastActivityYYYYMMDD: must be a day of the calendar as YYYYMMDD"},\
            {"line":3,"message":"data.streakDays: must be at most 3652059"},\
            {"line":4,"message":"data.highlights.scoreDelta: is a number out of range"},\
            {"line":5,"message":"data.highlights.scoreDelta: is not what a document of this table has"},\
            {"line":6,"message":"data.goalId: must not be empty"},\
            {"line":7,"message":"must be a JSON object"},\
            {"line":8,"message":"must be a JSON object"}],"complete":true}\
            """);
  }

  @Test
  void import_ofSomethingElse_isRefused() {
    importLines("{}").isProblem(422, "validation_error");
    importLines("").isProblem(422, "validation_error");
  }
}
