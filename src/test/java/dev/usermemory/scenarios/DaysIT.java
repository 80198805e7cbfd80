package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.kernel.Sha256;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Days are the person's, in whichever order they are reported. */
class DaysIT extends ScenarioIT {

  private static final String EAST = "Pacific/Kiritimati"; // UTC+14
  private static final String WEST = "Pacific/Pago_Pago"; // UTC−11: another day at any time

  private static String day(int daysFromNow) {
    return format(LocalDate.now(ZoneOffset.UTC).plusDays(daysFromNow));
  }

  private static String today(String zone) {
    return format(LocalDate.now(ZoneId.of(zone)));
  }

  private static String format(LocalDate date) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(date);
  }

  private String daily() {
    return "/v1/progress/" + user + "/daily";
  }

  private String game() {
    return "/v1/gamification/" + user;
  }

  private Answer act(String members, String... headers) {
    return service().post(game(), "{" + members + "}", headers).ok();
  }

  private void live(String zone) {
    service().put(mem("/profile"), "{\"timeZone\": \"" + zone + "\"}").ok();
  }

  private Answer finish(String group, String skill, String more) {
    return service()
        .post(
            "/v1/assessments/finalize",
            """
            {"userId": "%s", "sessionId": "%s", "groupId": "%s", "rubricVersion": "v2",
             "summary": {"skillAssessments": [%s]}%s}\
            """
                .formatted(user, session, group, skill, more))
        .ok();
  }

  private Stream<String> texts(String path) {
    return service()
        .get(path)
        .ok()
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("text").asString());
  }

  @Test
  void activity_withoutADate_isOnThePersonsDay() {
    live(EAST);
    assertThat(act("\"xpDelta\": 5").at("/lastActivityYYYYMMDD"))
        .isEqualTo("\"" + today(EAST) + "\"");
  }

  @Test
  void activity_zoneOfTheCall_winsOverTheProfile() {
    live(EAST);
    assertThat(act("\"xpDelta\": 5", "X-Time-Zone", WEST).at("/lastActivityYYYYMMDD"))
        .isEqualTo("\"" + today(WEST) + "\"");
    service()
        .post(game(), "{\"xpDelta\": 5}", "X-Time-Zone", "Mars/Olympus")
        .isInvalid("X-Time-Zone");
    service().get(game(), "X-Time-Zone", "+02:00").isInvalid("X-Time-Zone");
  }

  @Test
  void profile_unknownTimeZone_isInvalid() {
    service().put(mem("/profile"), "{\"timeZone\": \"Middle-earth/Shire\"}").isInvalid("timeZone");
    live("Asia/Calcutta");
    assertThat(service().get(mem("/profile")).ok().at("/timeZone")).isEqualTo("\"Asia/Calcutta\"");
  }

  @Test
  void tomorrow_isTodaySomewhere_andListed() {
    finish("g", "{\"skillId\": \"pace\", \"level\": 6}", ", \"date\": \"" + day(1) + "\"");
    assertThat(service().get(daily()).ok().at("/items/0/dateYYYYMMDD"))
        .isEqualTo("\"" + day(1) + "\"");
  }

  @Test
  void aLaterDay_isRefusedEverywhere() {
    String date = "\"date\": \"" + day(2) + "\"";
    service().post(game(), "{\"xpDelta\": 4, " + date + "}").isInvalid("date");
    service().post(daily(), "{\"skillId\": \"pace\", " + date + "}").isInvalid("date");
  }

  @Test
  void daysReportedLate_closeTheGapsOfAStreak() {
    for (int day : List.of(-3, 0, -1, -2)) {
      act("\"xpDelta\": 5, \"date\": \"" + day(day) + "\"");
    }
    assertThat(service().get(game()).ok().at("/streakDays")).isEqualTo("4");
  }

  @Test
  void brokenStreak_isZero_butTheLongestStays() {
    for (int day : List.of(-12, -11, -10)) {
      act("\"xpDelta\": 5, \"date\": \"" + day(day) + "\"");
    }
    Answer standing = service().get(game()).ok();
    assertThat(standing.at("/streakDays")).isEqualTo("0");
    assertThat(standing.at("/longestStreakDays")).isEqualTo("3");
    assertThat(standing.json().has("history")).isFalse();
  }

  @Test
  void streak_isBrokenByThePersonsMidnight() {
    LocalDate lastDay = LocalDate.now(ZoneId.of(EAST)).minusDays(2);
    act("\"xpDelta\": 5, \"date\": \"" + format(lastDay) + "\"");
    assertThat(service().get(game(), "X-Time-Zone", EAST).ok().at("/streakDays")).isEqualTo("0");
    assertThat(service().get(game(), "X-Time-Zone", WEST).ok().at("/streakDays")).isEqualTo("1");
  }

  @Test
  void takingPointsBack_isNoActivity() {
    act("\"xpDelta\": 30, \"date\": \"" + day(-1) + "\"");
    Answer standing = act("\"xpDelta\": -30");
    assertThat(standing.at("/xpTotal")).isEqualTo("0");
    assertThat(standing.at("/streakDays")).isEqualTo("1");
    assertThat(standing.at("/lastActivityYYYYMMDD")).isEqualTo("\"" + day(-1) + "\"");
  }

  @Test
  void oldSeasonReportedLate_leavesTheCurrentOne() {
    act("\"xpDelta\": 40, \"seasonId\": \"s1\", \"date\": \"" + day(-1) + "\"");
    act("\"xpDelta\": 10, \"seasonId\": \"s2\"");
    Answer standing = act("\"xpDelta\": 5, \"seasonId\": \"s1\", \"date\": \"" + day(-1) + "\"");
    assertThat(standing.at("/seasonId")).isEqualTo("\"s2\"");
    assertThat(standing.at("/seasonXp")).isEqualTo("10");
    assertThat(standing.at("/xpTotal")).isEqualTo("55");
  }

  @Test
  void finalizeOfAnEarlierDay_isRememberedOnThatDay() {
    finish(
        "g",
        "{\"skillId\": \"pace\", \"level\": 5, \"unmetCriteria\": [\"Pauses\"]}",
        ", \"date\": \"" + day(-30) + "\"");

    long startOfToday =
        LocalDate.now(ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long endOfThatDay = startOfToday - 29 * 86_400_000L - 1;
    Answer episodes = service().get(mem("/episodes")).ok();
    assertThat(episodes.at("/items/0/createdAtMs")).isEqualTo(String.valueOf(endOfThatDay));
    JsonNode fact = service().get(mem("/facts")).ok().json().at("/items/0");
    assertThat(fact.path("createdAtMs").asLong()).isEqualTo(endOfThatDay);
    assertThat(fact.path("lastReinforcedAtMs").asLong()).isEqualTo(endOfThatDay);
  }

  @Test
  void levelZero_countsAsZero() {
    finish("g", "{\"skillId\": \"pace\", \"level\": 0}", "");
    String report = "{\"date\": \"%s\", \"skillId\": \"pace\", \"avgLevel\": 0}".formatted(day(0));
    assertThat(service().post(daily(), report).ok().at("/avgLevel")).isEqualTo("0.0");
    finish("h", "{\"skillId\": \"pace\", \"level\": 6}", "");
    assertThat(service().get(daily()).ok().at("/items/0/avgLevel")).isEqualTo("2.0");
  }

  @Test
  void skillTrackedLate_keepsItsHistoryAndItsHints() {
    String hash = Sha256.hex("pepperpace");
    String unmet = "{\"skillHash\": \"%s\", \"level\": 5, \"unmetCriteria\": [\"Pauses\"]}";
    String met = "{\"skillHash\": \"%s\", \"level\": 7, \"metCriteria\": [\"Pauses\"]}";
    finish("g", unmet.formatted(hash), "");
    service().put(mem("/tracked-skills/pace"), "{\"currentLevel\": 5, \"order\": 1}").ok();
    finish("h", met.formatted(hash), "");

    JsonNode days = service().get(daily()).ok().json().path("items");
    assertThat(days.valueStream())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.path("skillId").asString()).isEqualTo("pace");
          assertThat(day.path("samples").asInt()).isEqualTo(2);
        });
    assertThat(texts(mem("/facts")))
        .containsExactlyInAnyOrder("Achieved (pace): Pauses", "pace: level 7, was 5");
  }

  @Test
  void skillRenamed_keepsItsHistoryAndItsPlace() {
    service().put(mem("/tracked-skills/pace"), "{\"currentLevel\": 5, \"order\": 1}").ok();
    finish("g", "{\"skillId\": \"pace\", \"level\": 5, \"unmetCriteria\": [\"Pauses\"]}", "");

    service()
        .put(
            mem("/tracked-skills/tempo"),
            "{\"currentLevel\": 5, \"order\": 1, \"renamedFrom\": \"pace\"}")
        .ok();

    assertThat(service().get(daily()).ok().at("/items/0/skillId")).isEqualTo("\"tempo\"");
    assertThat(texts(mem("/facts")))
        .containsExactlyInAnyOrder("Needs work (tempo): Pauses", "tempo: level 5");
    assertThat(
            service()
                .get(mem("/tracked-skills"))
                .ok()
                .json()
                .path("items")
                .valueStream()
                .map(skill -> skill.path("skillId").asString()))
        .containsExactly("tempo");
  }
}
