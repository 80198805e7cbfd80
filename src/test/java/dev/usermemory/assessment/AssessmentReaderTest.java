package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.kernel.lenient.Warning;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AssessmentReaderTest {

  static final JsonMapper JSON = StrictJson.mapper();

  static final String FULL =
      """
      {"userId": "ana", "sessionId": "s1", "groupId": "g1", "rubricVersion": "v2", "revision": 3,
       "status": "completed",
       "summary": {"skillAssessments": [
         {"skillId": "pace", "level": 4.5, "metCriteria": ["Nods", "Waits"],
          "unmetCriteria": ["Sums up"], "feedback": ["Breathe after numbers"]},
         {"skillHash": "cd34", "level": 6, "metCriteria": [], "unmetCriteria": [],
          "feedback": ["Good opening"]}],
        "meta": {"provider": "google", "failed": false}},
       "summaryText": "We rehearsed the talk.", "date": "20261101", "xp": 12,
       "usage": {"tokensIn": 5, "tokensOut": 6, "costUsd": 0.5, "latencyMs": 7},
       "medals": ["calm"], "errors": ["rushed"], "extra": {"un": ["known"]}}\
      """;

  static final AssessmentReader READER =
      new AssessmentReader(
          new AssessmentProperties("", List.of()),
          _ -> {},
          Clock.fixed(Instant.parse("2026-11-26T20:00:00Z"), ZoneOffset.UTC));

  private static AssessmentReading read(String json) {
    return READER.read(JSON.readTree(json));
  }

  static JsonNode written(AssessmentReading reading) {
    return JSON.readTree(JSON.writeValueAsString(reading.assessment()));
  }

  private static String full(String part, String replacement) {
    assertThat(FULL).contains(part);
    return FULL.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(replacement));
  }

  private static String skills(String skills) {
    return "{\"sessionId\": \"s\", \"groupId\": \"g\", \"rubricVersion\": \"v2\", \"summary\":"
        + " {\"skillAssessments\": ["
        + skills
        + "]}}";
  }

  private static List<String> paths(AssessmentReading reading) {
    return reading.warnings().stream().map(Warning::path).toList();
  }

  @Test
  void read_fullBody_takesEverythingWithoutAWord() {
    AssessmentReading reading = read(FULL);
    assertThat(reading.warnings()).isEmpty();
    assertThat(String.valueOf(reading.assessment().userId())).isEqualTo("UserId[hidden]");
    assertThat(written(reading))
        .isEqualTo(
            JSON.readTree(
                """
                {"sessionId": "s1", "groupId": "g1", "rubricVersion": "v2", "revision": 3,
                 "summary": {"skillAssessments": [
                   {"skillId": "pace", "level": 4.5, "metCriteria": ["Nods", "Waits"],
                    "unmetCriteria": ["Sums up"], "feedback": ["Breathe after numbers"]},
                   {"skillHash": "cd34", "level": 6.0, "metCriteria": [], "unmetCriteria": [],
                    "feedback": ["Good opening"]}]},
                 "summaryText": "We rehearsed the talk.", "date": "20261101", "xp": 12,
                 "usage": {"tokensIn": 5, "tokensOut": 6, "costUsd": 0.5, "latencyMs": 7},
                 "medals": ["calm"], "errors": ["rushed"]}\
                """));
  }

  /** A finalize can wait as JSON before it is delivered. */
  @Test
  void read_throughJson_staysTheSame() {
    Assessment assessment = read(FULL.replace("\"userId\": \"ana\", ", "")).assessment();
    String json = JSON.writeValueAsString(assessment);
    assertThat(JSON.readValue(json, Assessment.class)).isEqualTo(assessment);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "revision": 3         | "revision": -1      | revision        | /revision
          "revision": 3         | "revision": "3"     | revision        | /revision
          "status": "completed" | "status": 5         | status          | /nothing
          "failed": false       | "failed": "no"      | summary.meta.failed | /nothing
          "summaryText": "We rehearsed the talk." | "summaryText": " " | summaryText | /summaryText
          "summaryText": "We rehearsed the talk." | "summaryText": []  | summaryText | /summaryText
          "20261101"            | "20260230"          | date            | /date
          "20261101"            | "20261128"          | date            | /date
          "20261101"            | 20261101            | date            | /date
          "xp": 12              | "xp": 1000001       | xp              | /xp
          "xp": 12              | "xp": 1.5           | xp              | /xp
          "tokensIn": 5         | "tokensIn": -1      | usage.tokensIn  | /usage/tokensIn
          "tokensOut": 6        | "tokensOut": "6"    | usage.tokensOut | /usage/tokensOut
          "costUsd": 0.5        | "costUsd": 1e5      | usage.costUsd   | /usage/costUsd
          "latencyMs": 7        | "latencyMs": true   | usage.latencyMs | /usage/latencyMs
          "medals": ["calm"]    | "medals": {}        | medals          | /medals
          "medals": ["calm"]    | "medals": [5, "calm"] | medals[0]     | /nothing
          "errors": ["rushed"]  | "errors": "rushed"  | errors          | /nothing
          "errors": ["rushed"]  | "errors": ["\\u0007", "rushed"] | errors[0] | /nothing
          "skillId": "pace"     | "skillId": "pa\\u0000ce" | summary.skillAssessments[0].skillId | /nothing
          "level": 4.5          | "level": "4.5"      | summary.skillAssessments[0].level | /summary/skillAssessments/0/level
          "level": 4.5          | "level": 10.01      | summary.skillAssessments[0].level | /summary/skillAssessments/0/level
          "level": 4.5          | "level": -0.01      | summary.skillAssessments[0].level | /summary/skillAssessments/0/level
          ["Nods", "Waits"]     | {}                  | summary.skillAssessments[0].metCriteria | /summary/skillAssessments/0/metCriteria
          "Waits"]              | null]               | summary.skillAssessments[0].metCriteria[1] | /summary/skillAssessments/0/metCriteria/1
          "Waits"]              | {"text": "Waits"}]  | summary.skillAssessments[0].metCriteria[1] | /summary/skillAssessments/0/metCriteria/1
          ["Sums up"]           | "Sums up"           | summary.skillAssessments[0].unmetCriteria | /nothing
          ["Sums up"]           | 5                   | summary.skillAssessments[0].unmetCriteria | /summary/skillAssessments/0/unmetCriteria
          Breathe after         | Breathe\\u0000 after | summary.skillAssessments[0].feedback[0] | /nothing
          Breathe after         | Breathe\\ud800 after | summary.skillAssessments[0].feedback[0] | /nothing
          ["Breathe after numbers"] | ["Please try again later", "Breathe after numbers"] | summary.skillAssessments[0].feedback[0] | /nothing
          "summary": {          | "meta": {"status": []}, "summary": { | meta.status | /nothing
          """)
  void read_oneBadMember_losesOnlyItself(String part, String bad, String path, String pointer) {
    AssessmentReading reading = read(full(part, bad));
    assertThat(paths(reading)).containsExactly(path);
    assertThat(written(reading)).isEqualTo(without(written(read(FULL)), pointer));
  }

  static JsonNode without(JsonNode tree, String place) {
    JsonPointer pointer = JsonPointer.compile(place);
    switch (tree.at(pointer.head())) {
      case ObjectNode object -> object.remove(pointer.last().getMatchingProperty());
      case ArrayNode array -> array.remove(pointer.last().getMatchingIndex());
      default -> throw new IllegalArgumentException(place);
    }
    return tree;
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "5", "[]", "\"\\u0007\""})
  void read_skillWithoutAName_keepsWhatIsSaid(String hash) {
    AssessmentReading reading =
        read(
            skills(
                "{\"skillHash\": "
                    + hash
                    + ", \"level\": 5, \"feedback\": [\"Speak up\"]},"
                    + "{\"skillId\": \"pace\", \"level\": 7}"));
    assertThat(paths(reading)).containsExactly("summary.skillAssessments[0].skillHash");
    assertThat(reading.assessment().skills())
        .containsExactly(
            new AssessedSkill(null, null, null, null, null, List.of("Speak up")),
            new AssessedSkill("pace", null, 7.0, null, null, null));
  }

  @Test
  void read_skillsThatAreNoObjects_areLeftOut() {
    AssessmentReading reading =
        read(skills("null, 5, \"x\", [], {\"skillId\": \"pace\", \"level\": 7}"));
    assertThat(paths(reading))
        .containsExactly(
            "summary.skillAssessments[0]",
            "summary.skillAssessments[1]",
            "summary.skillAssessments[2]",
            "summary.skillAssessments[3]");
    assertThat(reading.assessment().skills()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"skillAssessments\": null}", "{\"skillAssessments\": {}}"})
  void read_noList_isAnEmptyOne(String summary) {
    AssessmentReading reading =
        read(
            "{\"sessionId\": \"s\", \"groupId\": \"g\", \"rubricVersion\": \"v2\", \"summary\": "
                + summary
                + "}");
    assertThat(paths(reading)).containsExactly("summary.skillAssessments");
    assertThat(reading.assessment().skills()).isEmpty();
    assertThat(reading.assessment().isEmpty()).isTrue();
    assertThat(reading.assessment().hasFailed()).isFalse();
  }

  @Test
  void read_longLists_keepTheFirstFifty() {
    String many = "\"x\"" + ",\"x\"".repeat(50);
    AssessmentReading reading =
        read(
            skills(
                "{\"skillId\": \"a\", \"feedback\": ["
                    + many
                    + "]}"
                    + ",{\"skillId\": \"b\"}".repeat(50)));
    assertThat(paths(reading))
        .containsExactly("summary.skillAssessments", "summary.skillAssessments[0].feedback");
    assertThat(reading.assessment().skills()).hasSize(50);
    assertThat(reading.assessment().skills().getFirst().feedback()).hasSize(50);
  }

  @Test
  void read_longTexts_areShortenedAtASentence() {
    String sentence = "One more sentence of it. ";
    AssessmentReading reading =
        read(
            full("Breathe after numbers", sentence.repeat(100))
                .replace("We rehearsed the talk.", sentence.repeat(1_000)));
    assertThat(paths(reading))
        .containsExactlyInAnyOrder("summary.skillAssessments[0].feedback[0]", "summaryText");
    assertThat(reading.assessment().skills().getFirst().said())
        .containsExactly(sentence.repeat(80).strip());
    assertThat(reading.assessment().summaryText()).isEqualTo(sentence.repeat(800).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"groupId\": null,", "\"groupId\": 5,", "\"groupId\": \"\","})
  void read_noGroup_isOneByItsContent(String group) {
    AssessmentReading reading = read(full("\"groupId\": \"g1\",", group));
    assertThat(paths(reading)).containsExactly("groupId");
    String derived = reading.assessment().groupId();
    assertThat(derived).matches("content-[0-9a-f]{32}");
    assertThat(
            read(full("\"groupId\": \"g1\",", group).replace("ana", "bea")).assessment().groupId())
        .isEqualTo(derived);
    assertThat(
            read(full("\"groupId\": \"g1\",", group).replace("4.5", "4.6")).assessment().groupId())
        .isNotEqualTo(derived);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "sessionId": "s1",     |                    | sessionId
          "sessionId": "s1"      | "sessionId": ""    | sessionId
          "sessionId": "s1"      | "sessionId": 7     | sessionId
          "rubricVersion": "v2", |                    | rubricVersion
          "v2"                   | "v1"               | rubricVersion
          "v2"                   | 2                  | rubricVersion
          "summary": {           | "resume": {        | summary
          "userId": "ana"        | "userId": "a/b"    | userId
          "userId": "ana"        | "userId": 7        | userId
          """)
  void read_whatNothingCouldBeStoredWithout_isRefused(
      String part, @Nullable String bad, String field) {
    assertThatThrownBy(() -> read(full(part, bad == null ? "" : bad)))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e -> assertThat(e.violations()).singleElement().matches(v -> v.field().equals(field)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"text\"", "true"})
  void read_noObject_isRefused(String body) {
    assertThatThrownBy(() -> read(body)).hasMessage("body must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\": \"failed\"", "\"status\": \"ERROR\"", "\"status\": \"timed_out\"",
        "\"status\": \"Disabled\"", "\"status\": \"cancelled\"", "\"meta\": {\"failed\": true}"
      })
  void read_markedAsFailed_hasFailed(String mark) {
    assertThat(read(full("\"status\": \"completed\"", mark)).assessment().hasFailed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"failed\": true", "\"failed\": \"True\"", "\"status\": \"error\""})
  void read_metaOfTheSummaryMarksAFailure_hasFailed(String mark) {
    assertThat(read(full("\"failed\": false", mark)).assessment().hasFailed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "completed", "done", "partial", "unfailing", ""})
  void read_anyOtherStatus_isNoFailure(String status) {
    assertThat(read(full("completed", status)).assessment().hasFailed()).isFalse();
  }

  @Test
  void read_onlyNotices_hasFailed() {
    AssessmentReading reading =
        read(
            skills(
                "{\"skillId\": \"a\", \"level\": 1, \"feedback\": [\"Please try again later\"]},"
                    + "{\"skillId\": \"b\", \"level\": null, \"feedback\": []}"));
    assertThat(reading.assessment().hasFailed()).isTrue();
    assertThat(paths(reading)).containsExactly("summary.skillAssessments[0]");
  }

  @Test
  void read_noticeBesideAResult_losesOnlyThatSkill() {
    AssessmentReading reading =
        read(
            skills(
                "{\"skillId\": \"a\", \"level\": 0, \"feedback\": [\"Please try again later\"]},"
                    + "{\"skillId\": \"b\", \"status\": \"error\", \"level\": 3},"
                    + "{\"skillId\": \"c\", \"level\": 4}"));
    assertThat(reading.assessment().hasFailed()).isFalse();
    assertThat(reading.assessment().skills())
        .extracting(AssessedSkill::skillId)
        .containsExactly("c");
    assertThat(paths(reading))
        .containsExactly("summary.skillAssessments[0]", "summary.skillAssessments[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"level\": 1.5, \"feedback\": [\"Please try again later\"]",
        "\"level\": 1, \"feedback\": [\"Please try again later\"], \"unmetCriteria\": [\"Nods\"]",
        "\"level\": 1, \"feedback\": [\"Please try again later\", \"Speak up\"]",
        "\"level\": 1, \"feedback\": []",
        "\"level\": 1, \"feedback\": [\"Try again later with a slower pace\"]"
      })
  void read_moreThanANotice_isAResult(String skill) {
    AssessmentReading reading = read(skills("{\"skillId\": \"a\", " + skill + "}"));
    assertThat(reading.assessment().hasFailed()).isFalse();
    assertThat(reading.assessment().isEmpty()).isFalse();
    assertThat(reading.assessment().skills().getFirst().said())
        .doesNotContain("Please try again later");
  }

  @Test
  void warnings_neverRepeatWhatWasSent() {
    String secret = "sesame";
    AssessmentReading reading =
        read(
            full("\"date\": \"20261101\"", "\"date\": \"" + secret + "\"")
                .replace("\"xp\": 12", "\"xp\": \"" + secret + "\"")
                .replace("\"calm\"", "{\"" + secret + "\": 1}"));
    assertThat(reading.warnings()).hasSize(3);
    assertThat(reading.warnings().toString()).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"rubricVersion\": \"v2\"", "\"sessionId\": \"s1\"", "\"userId\": \"ana\""})
  void read_whatIsRefused_isToldWithWhoMadeIt(String part) {
    var told = new ArrayList<AssessmentEnded>();
    var reader =
        new AssessmentReader(new AssessmentProperties("", List.of()), told::add, Clock.systemUTC());
    JsonNode body = JSON.readTree(full(part, part.replaceAll(":.*", ": 9")));

    assertThatThrownBy(() -> reader.read(body)).isInstanceOf(InvalidValueException.class);

    assertThat(told)
        .containsExactly(
            new AssessmentEnded(
                null, Assessor.of("google", null), AssessmentOutcome.REFUSED, false, 0, 0, 0, 0));
  }
}
