package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose sessions are, what waits for that, and what is summed up and forgotten of them. */
class SessionsIT extends ScenarioIT {

  private Answer finish(String group, double level, String... headers) {
    return service()
        .post(
            "/v1/assessments/finalize",
            """
            {"sessionId": "%s", "groupId": "%s", "rubricVersion": "v2",
             "summary": {"skillAssessments": [
               {"skillId": "pace", "level": %s, "feedback": ["Slower at the end of %s"]}]}}\
            """
                .formatted(session, group, level, group),
            headers);
  }

  private Answer bind(String userId, String more) {
    return service()
        .put("/v1/sessions/" + session, "{\"userId\": \"%s\"%s}".formatted(userId, more));
  }

  private Answer summarise(long updatedAt, String text, String... headers) {
    return service()
        .post(
            "/v1/sessions/summary",
            "{\"sessionId\": \"%s\", \"version\": 1, \"updatedAt\": %d, \"summaryText\": \"%s\"}"
                .formatted(session, updatedAt, text),
            headers);
  }

  private String state(Answer answer) {
    return answer.json().path("state").asString();
  }

  private String parked(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(state(answer)).isEqualTo("parked");
    String id = answer.json().path("id").asString();
    assertThat(answer.header("Location")).contains("/v1/admin/parked/" + id);
    return id;
  }

  private List<String> summaries(String of) {
    return items("/v1/mem/" + of + "/episodes", "summary");
  }

  private List<String> items(String path, String member) {
    return service().get(path).ok().json().path("items").valueStream()
        .map(item -> item.path(member).asString())
        .toList();
  }

  private int xp(String of) {
    return service().get("/v1/gamification/" + of).ok().json().path("xpTotal").asInt();
  }

  private void context(String of) {
    service().get("/v1/mem/" + of + "/context?sessionId=" + session).ok();
  }

  @Test
  void finalize_unknownSession_isStoredOnceItIsBound() {
    String id = parked(finish("g1", 6));
    assertThat(parked(finish("g1", 6))).isEqualTo(id);
    JsonNode waiting = service().get("/v1/admin/parked/" + id).ok().json();
    assertThat(waiting.path("operation").asString()).isEqualTo("assessments.finalize");
    assertThat(waiting.path("sessionId").asString()).isEqualTo(session);
    assertThat(waiting.toString()).doesNotContain("Slower");

    bind(user, "").ok();

    await().untilAsserted(() -> assertThat(items(mem("/facts"), "text")).hasSize(2));
    assertThat(summaries(user)).hasSize(1);
    int earned = xp(user);
    assertThat(earned).isPositive();
    await().until(() -> service().get("/v1/admin/parked/" + id).status() == 404);
    assertThat(state(finish("g1", 6).ok())).isEqualTo("duplicate");
    assertThat(xp(user)).isEqualTo(earned);
  }

  @Test
  void finalize_rescoredWhileParked_theLaterOneStays() {
    parked(finish("g1", 6));
    parked(finish("g1", 4));

    context(user);

    await().untilAsserted(() ->
        assertThat(items(mem("/facts"), "text")).anyMatch(text -> text.startsWith("pace: level 4")));
    assertThat(summaries(user)).hasSize(1);
    assertThat(items("/v1/progress/" + user + "/daily", "samples")).containsExactly("1");
  }

  @Test
  void finalize_unknownSession_isStoredOnceAnotherNamesTheUser() {
    parked(finish("g1", 6));
    finish("g2", 7, "X-User-Id", user).ok();

    await().untilAsserted(() ->
        assertThat(items("/v1/progress/" + user + "/daily", "samples")).containsExactly("2"));
  }

  @Test
  void parked_discarded_isGone() {
    String id = parked(finish("g1", 6));
    service().delete("/v1/admin/parked/" + id).ok();
    bind(user, "").ok();

    service().get("/v1/admin/parked/" + id).isProblem(404, "not_found");
    assertThat(summaries(user)).isEmpty();
  }

  @Test
  void bind_somebodyElses_isAConflictUnlessMoved() {
    String other = "other-" + UUID.randomUUID();
    assertThat(bind(user, "").ok().at("/moved")).isEqualTo("false");
    bind(other, "").isProblem(409, "conflict");
    context(other);
    finish("g1", 6).ok();
    assertThat(summaries(user)).hasSize(1);

    assertThat(bind(other, ", \"move\": true").ok().at("/moved")).isEqualTo("true");

    finish("g2", 6).ok();
    assertThat(summaries(other)).hasSize(1);
    assertThat(summaries(user)).hasSize(1);
  }

  @Test
  void bind_withoutUser_isInvalid() {
    service().put("/v1/sessions/" + session, "{}").isInvalid("userId");
  }

  @Test
  void anonymous_sharesNoMemory() {
    bind("anonymous", "").ok();
    assertThat(finish("g1", 6, "X-User-Id", "anonymous").ok().at("/reason"))
        .isEqualTo("\"anonymous_user\"");
    assertThat(state(summarise(1, "x", "X-User-Id", "anonymous").ok())).isEqualTo("denied");
    String facts = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"x\"}]}";
    assertThat(service().post("/v1/mem/anonymous/facts", facts).ok().body())
        .isEqualTo("{\"stored\":false,\"reason\":\"anonymous_user\"}");
    context("anonymous");
    assertThat(items("/v1/mem/anonymous/facts", "text")).isEmpty();
    assertThat(summaries("anonymous")).isEmpty();

    parked(finish("g1", 6));
    bind(user, "").ok();
    assertThat(state(finish("g2", 6, "X-User-Id", "anonymous").ok())).isEqualTo("denied");
  }

  @Test
  void summary_latestWins_inTheSessionsOneEpisode() {
    bind(user, "").ok();
    assertThat(state(summarise(2_000_000_000_00L, "user: hello").ok())).isEqualTo("stored");
    assertThat(state(summarise(2_000_000_000_00L, "user: hello").ok())).isEqualTo("duplicate");
    assertThat(state(summarise(1_000_000_000_00L, "user: before").ok())).isEqualTo("outdated");
    Answer answer = summarise(3_000_000_000_00L, "user: bye").ok();
    assertThat(state(answer)).isEqualTo("stored");
    finish("g1", 6).ok();

    assertThat(summaries(user)).singleElement().asString().startsWith("user: bye\nAssessment");
    assertThat(items(mem("/episodes"), "episodeId"))
        .containsExactly(answer.json().path("episodeId").asString());
    JsonNode latest = service().get("/v1/sessions/" + session + "/summary").ok().json();
    assertThat(latest.path("summaryText").asString()).isEqualTo("user: bye");
    assertThat(latest.path("updatedAt").asLong()).isEqualTo(3_000_000_000_00L);
  }

  @Test
  void summary_unknownSession_onlyTheLatestIsParked() {
    String first = parked(summarise(1_000_000_000_00L, "user: one"));
    String second = parked(summarise(2_000_000_000_00L, "user: two"));
    service().get("/v1/admin/parked/" + first).isProblem(404, "not_found");
    service().get("/v1/admin/parked/" + second).ok();

    bind(user, "").ok();

    await().untilAsserted(() -> assertThat(summaries(user)).containsExactly("user: two"));
  }

  @Test
  void summary_unknown_is404_denied_saysSo() {
    service().get("/v1/sessions/" + session + "/summary").isProblem(404, "not_found");
    bind(user, "").ok();
    summarise(1, "x").ok();
    service().put(mem("/consents/memory"), "{\"granted\": false}").ok();

    assertThat(service().get("/v1/sessions/" + session + "/summary").ok().at("/reason"))
        .isEqualTo("\"consent_denied\"");
    assertThat(state(summarise(2, "y").ok())).isEqualTo("denied");
  }

  @Test
  void forgetSession_takesAllOfIt() {
    bind(user, "").ok();
    finish("g1", 6).ok();
    summarise(1_000_000_000_00L, "user: hello").ok();
    String kept = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Lives in Ghent.\"}]}";
    service().post(mem("/facts"), kept).ok();

    JsonNode forgotten = service().delete(mem("/sessions/" + session)).ok().json();

    assertThat(forgotten.path("deleted").path("users_memory_episodes").asInt()).isEqualTo(1);
    assertThat(forgotten.path("total").asInt()).isPositive();
    assertThat(items(mem("/facts"), "text")).containsExactly("Lives in Ghent.");
    assertThat(summaries(user)).isEmpty();
    assertThat(xp(user)).isZero();
    parked(finish("g2", 6));
  }

  @Test
  void deleteEpisode_cascade_takesItsAssessmentsBack() {
    bind(user, "").ok();
    finish("g1", 6).ok();
    finish("g2", 7).ok();
    summarise(1_000_000_000_00L, "user: hello").ok();
    String episode = items(mem("/episodes"), "episodeId").getFirst();

    Answer deleted = service().delete(mem("/episodes/" + episode + "?cascade=true")).ok();

    assertThat(deleted.body()).isEqualTo("{\"deleted\":true}");
    assertThat(summaries(user)).isEmpty();
    assertThat(items(mem("/facts"), "text")).isEmpty();
    assertThat(items("/v1/progress/" + user + "/daily", "samples")).isEmpty();
    assertThat(xp(user)).isZero();
    assertThat(service().delete(mem("/episodes/" + episode + "?cascade=true")).ok().body())
        .isEqualTo("{\"deleted\":false}");
  }
}
