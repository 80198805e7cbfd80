package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** Days add up, streaks go on. */
class ProgressIT extends ScenarioIT {

  private static String day(int daysAgo) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(
        LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo));
  }

  private String daily(String query) {
    return "/v1/progress/" + user + "/daily" + query;
  }

  private String game() {
    return "/v1/gamification/" + user;
  }

  @Test
  void daily_reportedTwice_addsUp() {
    String report =
        """
        {"date": "%s", "skillId": "pace", "samples": 2, "avgLevel": 4, "xpEarned": 5,
         "medals": ["calm"], "costUsd": 0.1, "tokensIn": 10}\
        """
            .formatted(day(0));
    service().post(daily(""), report).ok();
    Answer second =
        service()
            .post(
                daily(""),
                report
                    .replace("\"samples\": 2, \"avgLevel\": 4", "\"samples\": 1, \"avgLevel\": 7")
                    .replace("calm", "brave"))
            .ok();
    assertThat(second.at("/samples")).isEqualTo("3");
    assertThat(second.at("/avgLevel")).isEqualTo("5.0");
    assertThat(second.at("/medals")).isEqualTo("[\"calm\",\"brave\"]");
    assertThat(second.at("/costUsd")).isEqualTo("0.2");
    assertThat(service().get(daily("")).ok().at("/items/0")).isEqualTo(second.json().toString());
  }

  @Test
  void daily_repeatedWithItsKey_countsOnce() {
    String report = "{\"date\": \"20250905\", \"skillId\": \"pace\", \"xpEarned\": 5}";
    Answer first = service().post(daily(""), report, "Idempotency-Key", "k").ok();
    Answer again = service().post(daily(""), report, "Idempotency-Key", "k").ok();
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.json().has("avgLevel")).isFalse();
    service()
        .post(daily(""), report.replace("5}", "6}"), "Idempotency-Key", "k")
        .isProblem(409, "conflict");
  }

  @Test
  void daily_pages_coverTheRangeInOrder() {
    for (int i = 0; i < 3; i++) {
      service().post(daily(""), "{\"date\": \"" + day(i) + "\", \"skillId\": \"pace\"}").ok();
    }
    service().post(daily(""), "{\"date\": \"" + day(40) + "\", \"skillId\": \"pace\"}").ok();
    Answer page = service().get(daily("?limit=2")).ok();
    assertThat(page.json().path("items").valueStream().map(d -> d.path("dateYYYYMMDD").asString()))
        .containsExactly(day(2), day(1));
    String cursor = page.json().path("nextCursor").asString();
    Answer last = service().get(daily("?limit=2&cursor=" + cursor)).ok();
    assertThat(last.json().path("items").valueStream().map(d -> d.path("dateYYYYMMDD").asString()))
        .containsExactly(day(0));
    assertThat(last.json().has("nextCursor")).isFalse();
  }

  @Test
  void gamification_ofNobody_isTheStart() {
    assertThat(service().get(game()).ok().json().toString())
        .isEqualTo(
            "{\"xpTotal\":0,\"level\":1,\"streakDays\":0,\"longestStreakDays\":0,"
                + "\"badges\":[],\"updatedAt\":0}");
  }

  @Test
  void gamification_dayAfterDay_extendsTheStreak() {
    service().post(game(), "{\"xpDelta\": 90, \"date\": \"" + day(1) + "\"}").ok();
    Answer today =
        service().post(game(), "{\"xpDelta\": 20, \"badgesToAdd\": [\"a\", \"a\"]}").ok();
    assertThat(today.at("/xpTotal")).isEqualTo("110");
    assertThat(today.at("/level")).isEqualTo("2");
    assertThat(today.at("/streakDays")).isEqualTo("2");
    assertThat(today.at("/badges")).isEqualTo("[\"a\"]");
    assertThat(today.at("/lastActivityYYYYMMDD")).isEqualTo("\"" + day(0) + "\"");
  }

  @Test
  void consentProgressRevoked_nothingIsStoredOrTold() {
    service().post(game(), "{\"xpDelta\": 90}").ok();
    service().put(mem("/consents/progress"), "{\"granted\": false}").ok();
    String denied = "\"reason\":\"consent_denied\",\"consent\":\"progress\"}";
    assertThat(service().get(game()).ok().body()).isEqualTo("{" + denied);
    assertThat(service().get(daily("")).ok().body()).isEqualTo("{\"items\":[]," + denied);
    assertThat(service().post(game(), "{\"xpDelta\": 1}").ok().body())
        .isEqualTo("{\"stored\":false," + denied);
    service().put(mem("/consents/progress"), "{\"granted\": true}").ok();
    assertThat(service().get(game()).ok().at("/xpTotal")).isEqualTo("90");
  }
}
