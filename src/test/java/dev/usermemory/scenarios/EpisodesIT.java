package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An episode is stored once. */
class EpisodesIT extends ScenarioIT {

  private static final String FULL =
      """
      {"episodeId": "e1", "sessionId": "s", "groupId": "g", "summary": "Rehearsed.",
       "highlights": [{"type": "strength", "text": "Calm", "skillId": "pace", "scoreDelta": 0.5}],
       "startIdx": 0, "endIdx": 3, "createdAtMs": 1000}\
      """;

  @Test
  void episode_withItsId_isStoredOnce() {
    Answer stored = service().post(mem("/episodes"), FULL);
    Answer again = service().post(mem("/episodes"), FULL.replace("1000", "2000"));

    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.isReplay()).isFalse();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(stored.body());
    service()
        .post(mem("/episodes"), FULL.replace("Rehearsed", "Performed"))
        .isProblem(409, "conflict");
    assertThat(service().get(mem("/episodes")).ok().at("/items"))
        .isEqualTo("[" + stored.body() + "]");
  }

  @Test
  void episode_withoutId_getsOne() {
    Answer stored = service().post(mem("/episodes"), "{\"summary\": \"Talked.\"}");

    assertThat(stored.json().path("episodeId").asString()).matches("ep_[0-9a-f-]{36}");
    assertThat(
            stored.json().path("expiresAtMs").asLong() - stored.json().path("createdAtMs").asLong())
        .isEqualTo(90L * 86_400_000);
  }

  @Test
  void episode_repeatedWithItsKey_isStoredOnce() {
    String body = "{\"summary\": \"Talked.\"}";
    Answer stored = service().post(mem("/episodes"), body, "Idempotency-Key", "k");
    Answer again = service().post(mem("/episodes"), body, "Idempotency-Key", "k");

    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(stored.body());
  }

  @Test
  void episodes_areListedNewestFirstAndDeleted() {
    for (int i = 1; i <= 3; i++) {
      service()
          .post(
              mem("/episodes"),
              "{\"episodeId\": \"e%d\", \"summary\": \"x\", \"createdAtMs\": %d}".formatted(i, i));
    }
    Answer first = service().get(mem("/episodes?limit=2")).ok();
    String cursor = first.json().path("nextCursor").asString();
    Answer second = service().get(mem("/episodes?limit=2&cursor=" + cursor)).ok();

    assertThat(first.at("/items/0/episodeId")).isEqualTo("\"e3\"");
    assertThat(first.at("/items/1/episodeId")).isEqualTo("\"e2\"");
    assertThat(second.at("/items/0/episodeId")).isEqualTo("\"e1\"");
    assertThat(second.json().has("nextCursor")).isFalse();
    assertThat(service().delete(mem("/episodes/e2")).ok().at("/deleted")).isEqualTo("true");
    assertThat(service().delete(mem("/episodes/e2")).ok().at("/deleted")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Rehearsed."  | "" | summary
          "Rehearsed."  | null | summary
          "e1"          | "" | episodeId
          "e1"          | 7 | episodeId
          "startIdx": 0 | "startIdx": -1 | startIdx
          "startIdx": 0 | "startIdx": 4 | endIdx
          "startIdx": 0 | "startIdx": 3000000000 | startIdx
          "strength"    | null | highlights[0].type
          "Calm"        | " " | highlights[0].text
          0.5           | 10.5 | highlights[0].scoreDelta
          0.5           | "0.5" | highlights[0].scoreDelta
          1000          | 253402300799999 | createdAtMs
          "createdAtMs" | "expiresAtMs" | expiresAtMs
          """)
  void episode_invalid_namesTheField(String part, String replacement, String field) {
    service().post(mem("/episodes"), FULL.replace(part, replacement)).isInvalid(field);
  }
}
