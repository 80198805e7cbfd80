package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a request, the answer names the field, and is never a 500. */
class BadInputIT extends ScenarioIT {

  private static final Map<String, String> PATHS =
      Map.of(
          "finalize", "/v1/assessments/finalize",
          "daily", "/v1/progress/u/daily",
          "game", "/v1/gamification/u",
          "context", "/v1/mem/u/context");

  private static final String VALID_FINALIZE =
      """
      {"userId": "u", "sessionId": "s", "groupId": "g", "rubricVersion": "v2", "summary":
       {"skillAssessments": [{"skillId": "pace", "level": 4, "metCriteria": ["a", "b"]}]}}\
      """;

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "sessionId": "s",             | | sessionId
          "s"                           | "\\u0007" | sessionId
          "rubricVersion": "v2",        | | rubricVersion
          "v2"                          | "v1" | rubricVersion
          "v2"                          | 2 | rubricVersion
          "userId": "u"                 | "userId": "a/b" | userId
          "userId": "u"                 | "userId": 7 | userId
          "summary"                     | "resume" | summary
          """)
  void finalize_invalid_namesTheField(String part, String replacement, String field) {
    service().post(PATHS.get("finalize"), finalizeWith(part, replacement)).isInvalid(field);
  }

  /** Everything else loses only itself, and says so. */
  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "groupId": "g"                | "groupId": "" | groupId
          "userId": "u"                 | "date": "20250230" | date
          "userId": "u"                 | "date": "29990101" | date
          "userId": "u"                 | "xp": -1 | xp
          "userId": "u"                 | "xp": 1.5 | xp
          "userId": "u"                 | "summaryText": " " | summaryText
          "userId": "u"                 | "medals": [""] | medals[0]
          "userId": "u"                 | "errors": [null] | errors[0]
          "userId": "u"                 | "usage": {"tokensIn": -1} | usage.tokensIn
          "userId": "u"                 | "usage": {"costUsd": "1"} | usage.costUsd
          "skillAssessments"            | "skills" | summary.skillAssessments
          "level": 4                    | "level": 11 | summary.skillAssessments[0].level
          "level": 4                    | "level": -0.1 | summary.skillAssessments[0].level
          "level": 4                    | "level": "4" | summary.skillAssessments[0].level
          "skillId": "pace"             | "skill": "pace" | summary.skillAssessments[0].skillHash
          "b"                           | "\\u0000" | summary.skillAssessments[0].metCriteria[1]
          "b"                           | null | summary.skillAssessments[0].metCriteria[1]
          "b"                           | 5 | summary.skillAssessments[0].metCriteria[1]
          ["a", "b"]                    | "a" | summary.skillAssessments[0].metCriteria
          """)
  void finalize_tolerable_warnsOfTheField(String part, String replacement, String field) {
    String body = finalizeWith(part, replacement);
    Answer answer = service().post(PATHS.get("finalize"), body, "X-User-Id", user).ok();
    assertThat(answer.json().path("warnings").findValuesAsString("path")).containsExactly(field);
  }

  private static String finalizeWith(String part, @Nullable String replacement) {
    return VALID_FINALIZE.replaceFirst(
        Pattern.quote(part), Matcher.quoteReplacement(replacement == null ? "" : replacement));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          daily   | {"skillId": "s"} | date
          daily   | {"date": "20250101"} | skillId
          daily   | {"date": "2025-01-01", "skillId": "s"} | date
          daily   | {"date": 20250101, "skillId": "s"} | date
          daily   | {"date": "20250101", "skillId": "s", "samples": 1} | avgLevel
          daily   | {"date": "20250101", "skillId": "s", "samples": -1} | samples
          daily   | {"date": "20250101", "skillId": "s", "samples": 1, "avgLevel": -0.5} | avgLevel
          daily   | {"date": "20250101", "skillId": "s", "tokensIn": -5} | tokensIn
          daily   | {"date": "20250101", "skillId": "s", "costUsd": -0.1} | costUsd
          daily   | {"date": "20250101", "skillId": "s", "medals": "gold"} | medals
          game    | {} | xpDelta
          game    | {"xpDelta": "5"} | xpDelta
          game    | {"xpDelta": 1000001} | xpDelta
          game    | {"xpDelta": 1, "date": "29990101"} | date
          game    | {"xpDelta": 1, "badgesToAdd": ["a", ""]} | badgesToAdd[1]
          context | {"limitTokens": 0} | limitTokens
          context | {"limitTokens": 40000} | limitTokens
          context | {"limitTokens": "many"} | limitTokens
          context | {"include": ["facts", "secrets"]} | include[1]
          context | {"format": "html"} | format
          context | {"history": [{"role": "user"}]} | history[0].content
          context | {"history": [{"role": "king", "content": ""}]} | history[0].role
          context | {"tags": [""]} | tags[0]
          context | {"explain": "yes"} | explain
          """)
  void post_invalid_namesTheField(String endpoint, String body, String field) {
    service().post(PATHS.get(endpoint), body).isInvalid(field);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/mem/u/context?limitTokens=0, limitTokens",
    "/v1/mem/u/context?limitTokens=x, limitTokens",
    "/v1/mem/u/context?format=html, format",
    "/v1/mem/u/context?explain=perhaps, explain",
    "/v1/mem/u/context?sessionId=, sessionId",
    "/v1/mem/u%20v/context, userId",
    "/v1/progress/u/daily?from=20250132, from",
    "/v1/progress/u/daily?from=20250102&to=20250101, from",
    "/v1/progress/u/daily?from=20230101&to=20250101, from",
    "/v1/progress/u/daily?limit=201, limit",
    "/v1/progress/u/daily?cursor=nonsense, cursor",
    "/v1/admin/users/u%0av/export, userId",
  })
  void get_invalid_namesTheParameter(String path, String field) {
    service().get(path).isInvalid(field);
  }

  @ParameterizedTest
  @CsvSource({"finalize", "daily", "game", "context"})
  void post_malformed_isA400(String endpoint) {
    service().post(PATHS.get(endpoint), "{\"a\": ").isProblem(400, "malformed_json");
    service().post(PATHS.get(endpoint), "").isProblem(400, "malformed_json");
  }

  @ParameterizedTest
  @CsvSource({"finalize", "daily", "game"})
  void post_badIdempotencyKey_namesTheHeader(String endpoint) {
    service()
        .post(PATHS.get(endpoint), "{}", "Idempotency-Key", "k".repeat(256))
        .isInvalid("Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          memory           | {} | granted
          memory           | {"granted": "yes"} | granted
          memory           | {"granted": true, "expiresAtMs": 5} | expiresAtMs
          memory           | {"granted": true, "expiresAtMs": -5} | expiresAtMs
          memory?erase=yep | {"granted": false} | erase
          memory?erase=true | {"granted": true} | erase
          news?erase=true  | {"granted": false} | erase
          """)
  void putConsent_invalid_namesTheField(String path, String body, String field) {
    service().put(mem("/consents/" + path), body).isInvalid(field);
  }
}
