package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preferences, profile, goals and tracked skills. */
class PersonIT extends ScenarioIT {

  private static String tag(Answer answer) {
    return answer.header("ETag").orElse("none");
  }

  @Test
  void preferences_mergeAndClear() {
    Answer none = service().get(mem("/preferences")).ok();
    service()
        .patch(
            mem("/preferences"),
            "{\"tone\": \"warm\", \"verbosity\": \"low\", \"extra\": {\"a\": {\"b\": 1, \"c\": 2}}}")
        .ok();
    Answer merged =
        service()
            .patch(
                mem("/preferences"),
                "{\"tone\": null, \"language\": \"de-CH\", \"extra\": {\"a\": {\"b\": null}}}")
            .ok();

    assertThat(none.body()).isEqualTo("{\"updatedAt\":0}");
    assertThat(tag(none)).isEqualTo("\"0\"");
    assertThat(merged.json().has("tone")).isFalse();
    assertThat(merged.at("/verbosity")).isEqualTo("\"low\"");
    assertThat(merged.at("/language")).isEqualTo("\"de-CH\"");
    assertThat(merged.at("/extra")).isEqualTo("{\"a\":{\"c\":2}}");
    assertThat(service().get(mem("/preferences")).ok().body()).isEqualTo(merged.body());
  }

  @Test
  void preferences_asMergePatchMediaType_areTaken() {
    Answer patched =
        service()
            .patch(
                mem("/preferences"),
                "{\"tone\": \"dry\"}",
                "Content-Type",
                "application/merge-patch+json");

    assertThat(patched.ok().at("/tone")).isEqualTo("\"dry\"");
  }

  @Test
  void preferences_haveAVersion() {
    Answer first = service().patch(mem("/preferences"), "{\"tone\": \"warm\"}").ok();

    Answer unchanged = service().get(mem("/preferences"), "If-None-Match", tag(first));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(tag(unchanged))
        .isEqualTo(tag(first))
        .isEqualTo("\"" + first.at("/updatedAt") + "\"");
    Answer second =
        service().patch(mem("/preferences"), "{\"tone\": \"dry\"}", "If-Match", tag(first)).ok();
    service()
        .patch(mem("/preferences"), "{\"tone\": \"wry\"}", "If-Match", tag(first))
        .isProblem(412, "precondition_failed");
    assertThat(tag(second)).isNotEqualTo(tag(first));
    assertThat(service().get(mem("/preferences"), "If-None-Match", tag(first)).ok().at("/tone"))
        .isEqualTo("\"dry\"");
  }

  @Test
  void preferences_thatAreNotThere_doNotMatch() {
    service()
        .patch(mem("/preferences"), "{}", "If-Match", "*")
        .isProblem(412, "precondition_failed");
    service().patch(mem("/preferences"), "{}", "If-Match", "17").isInvalid("If-Match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"tone": 5} | tone
          {"verbosity": "loud"} | verbosity
          {"correctionStyle": ""} | correctionStyle
          {"language": "not a tag"} | language
          {"language": ""} | language
          {"extra": []} | extra
          {"extra": "x"} | extra
          {"extra": {"a": 1e999}} | extra
          {"extra": {"a": ["\\u0000"]}} | extra
          """)
  void preferences_invalid_nameTheField(String patch, String field) {
    service().patch(mem("/preferences"), patch).isInvalid(field);
  }

  @Test
  void preferences_extraOverItsLimit_isInvalid() {
    String half = "{\"extra\": {\"%s\": \"" + "x".repeat(9_000) + "\"}}";
    service().patch(mem("/preferences"), half.formatted("a")).ok();

    service().patch(mem("/preferences"), half.formatted("b")).isInvalid("extra");
  }

  @Test
  void profile_isReplaced() {
    assertThat(service().get(mem("/profile")).ok().body())
        .isEqualTo("{\"createdAt\":0,\"updatedAt\":0}");
    Answer first =
        service()
            .put(
                mem("/profile"),
                "{\"displayName\": \"Ann 🎻\", \"email\": \"a@b.c\", \"avatarUrl\": \"https://b.c/ü\"}")
            .ok();
    Answer second =
        service().put(mem("/profile"), "{\"bio\": \"Cellist\"}", "If-Match", tag(first)).ok();

    assertThat(second.json().has("displayName")).isFalse();
    assertThat(second.at("/createdAt")).isEqualTo(first.at("/createdAt"));
    service()
        .put(mem("/profile"), "{}", "If-Match", tag(first))
        .isProblem(412, "precondition_failed");
    assertThat(service().get(mem("/profile"), "If-None-Match", tag(second)).status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"displayName": 5} | displayName
          {"email": "nobody"} | email
          {"email": ""} | email
          {"avatarUrl": "javascript:alert(1)"} | avatarUrl
          {"avatarUrl": "https://a b"} | avatarUrl
          {"avatarUrl": "ftp://b.c"} | avatarUrl
          {"bio": ["x"]} | bio
          """)
  void profile_invalid_namesTheField(String profile, String field) {
    service().put(mem("/profile"), profile).isInvalid(field);
  }

  @Test
  void goal_livesItsLife() {
    Answer added =
        service()
            .post(
                mem("/goals"),
                "{\"goalId\": \"g\", \"title\": \"Talk\", \"description\": \"d\", \"targetDateMs\": 5}");
    Answer updated =
        service().patch(mem("/goals/g"), "{\"description\": null, \"status\": \"completed\"}").ok();

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.at("/status")).isEqualTo("\"active\"");
    assertThat(updated.json().has("description")).isFalse();
    assertThat(updated.at("/targetDateMs")).isEqualTo("5");
    assertThat(updated.at("/title")).isEqualTo("\"Talk\"");
    assertThat(service().get(mem("/goals?status=active")).ok().at("/items")).isEqualTo("[]");
    assertThat(service().get(mem("/goals?status=completed")).ok().at("/items"))
        .isEqualTo("[" + updated.body() + "]");
    assertThat(service().delete(mem("/goals/g")).ok().at("/deleted")).isEqualTo("true");
    assertThat(service().delete(mem("/goals/g")).ok().at("/deleted")).isEqualTo("false");
    service().patch(mem("/goals/g"), "{}").isProblem(404, "not_found");
  }

  @Test
  void goal_repeatedWithItsKey_keepsItsStatus() {
    String goal = "{\"title\": \"Talk\"}";
    Answer added = service().post(mem("/goals"), goal, "Idempotency-Key", "k");
    Answer again = service().post(mem("/goals"), goal, "Idempotency-Key", "k");

    assertThat(added.at("/goalId")).matches("\"goal_[0-9a-f-]{36}\"");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(added.body());
  }

  @Test
  void goal_withATakenId_isAConflict() {
    String goal = "{\"goalId\": \"g\", \"title\": \"Talk\"}";
    service().post(mem("/goals"), goal);

    service().post(mem("/goals"), goal).isProblem(409, "conflict");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"title": null} | title
          {"title": " "} | title
          {"status": null} | status
          {"status": "done"} | status
          {"tags": null} | tags
          {"tags": [1]} | tags[0]
          {"targetDateMs": "soon"} | targetDateMs
          {"targetDateMs": -1} | targetDateMs
          {"description": 5} | description
          """)
  void goalPatch_invalid_namesTheField(String patch, String field) {
    service().post(mem("/goals"), "{\"goalId\": \"g\", \"title\": \"Talk\"}");

    service().patch(mem("/goals/g"), patch).isInvalid(field);
  }

  @Test
  void trackedSkills_areAtMostThreeInOrder() {
    String skill = "{\"currentLevel\": 2.5, \"order\": %d}";
    service().put(mem("/tracked-skills/c"), skill.formatted(3)).ok();
    service().put(mem("/tracked-skills/a"), skill.formatted(1)).ok();
    service().put(mem("/tracked-skills/b"), skill.formatted(2)).ok();

    Answer fourth = service().put(mem("/tracked-skills/d"), skill.formatted(1));
    fourth.isProblem(409, "conflict");
    assertThat(fourth.at("/detail")).contains("3");
    assertThat(order()).containsExactly("a", "b", "c");
    service().put(mem("/tracked-skills/b"), skill.formatted(1)).ok();
    assertThat(order()).containsExactly("b", "a", "c");
    service().put(mem("/tracked-skills"), "{\"order\": [\"a\", \"b\", \"c\"]}").ok();
    service().put(mem("/tracked-skills"), "{\"order\": [\"a\", \"a\"]}").isInvalid("order");
    service()
        .put(mem("/tracked-skills"), "{\"order\": [\"a\", \"d\"]}")
        .isProblem(404, "not_found");
    Answer changed =
        service()
            .put(mem("/tracked-skills/b"), "{\"currentLevel\": 4, \"order\": 2, \"active\": false}")
            .ok();
    assertThat(changed.at("/active")).isEqualTo("false");
    assertThat(order()).containsExactly("a", "b", "c");
    assertThat(service().delete(mem("/tracked-skills/b")).ok().at("/deleted")).isEqualTo("true");
  }

  private Stream<String> order() {
    return service()
        .get(mem("/tracked-skills"))
        .ok()
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("skillId").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"order": 1} | currentLevel
          {"currentLevel": 1} | order
          {"currentLevel": 10.5, "order": 1} | currentLevel
          {"currentLevel": -1, "order": 1} | currentLevel
          {"currentLevel": 1, "order": 0} | order
          {"currentLevel": 1, "order": 4} | order
          {"currentLevel": 1, "order": 1.5} | order
          {"currentLevel": 1, "order": 1, "active": 1} | active
          """)
  void trackedSkill_invalid_namesTheField(String skill, String field) {
    service().put(mem("/tracked-skills/s"), skill).isInvalid(field);
  }
}
