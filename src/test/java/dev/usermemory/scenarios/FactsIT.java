package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts are said, reinforced, superseded, handled and deleted. */
class FactsIT extends ScenarioIT {

  private static final String BIO = "{\"kind\": \"bio\", \"text\": \"Plays the cello\"}";

  private Answer say(String... facts) {
    return service().post(mem("/facts"), "{\"facts\": [" + String.join(",", facts) + "]}");
  }

  private static List<String> texts(Answer list) {
    return list.ok()
        .json()
        .path("items")
        .valueStream()
        .map(f -> f.path("text").asString())
        .toList();
  }

  @Test
  void fact_saidWithTheLeast_hasDefaults() {
    Answer said = say("{\"kind\": \"skill_hint\", \"text\": \"Breathe 🎈 أولاً\"}").ok();

    assertThat(said.at("/stored")).isEqualTo("true");
    assertThat(said.at("/results/0/result")).isEqualTo("\"created\"");
    assertThat(said.json().at("/results/0").has("supersededFactIds")).isFalse();
    var fact = said.json().at("/results/0/fact");
    assertThat(fact.propertyNames())
        .containsExactlyInAnyOrder(
            "factId",
            "kind",
            "text",
            "tags",
            "weight",
            "decayMs",
            "createdAtMs",
            "lastReinforcedAtMs",
            "expiresAtMs",
            "recordedAtMs",
            "origins",
            "source",
            "pinned");
    assertThat(fact.path("text").asString()).isEqualTo("Breathe 🎈 أولاً");
    assertThat(fact.path("decayMs").asLong()).isEqualTo(30L * 86_400_000);
    assertThat(fact.path("source").asString()).isEqualTo("api");
    assertThat(fact.path("expiresAtMs").asLong() - fact.path("createdAtMs").asLong())
        .isEqualTo(365L * 86_400_000);
    assertThat(texts(service().get(mem("/facts")))).containsExactly("Breathe 🎈 أولاً");
  }

  @Test
  void fact_saidAgain_isReinforced() {
    say(BIO).ok();
    Answer again = say(BIO.replace("cello", " CELLO ") /* the same statement */).ok();

    assertThat(again.at("/results/0/result")).isEqualTo("\"reinforced\"");
    assertThat(again.json().at("/results/0/fact/weight").asDouble()).isGreaterThan(1);
    assertThat(texts(service().get(mem("/facts")))).containsExactly("Plays the cello");
  }

  @Test
  void fact_inATakenSlot_supersedes() {
    String slot = "{\"kind\": \"preference\", \"slot\": \"time\", \"text\": \"%s\"}";
    String first =
        say(slot.formatted("Morning")).ok().json().at("/results/0/fact/factId").asString();
    Answer second = say(slot.formatted("Evening")).ok();

    assertThat(second.at("/results/0/result")).isEqualTo("\"superseded\"");
    assertThat(second.at("/results/0/supersededFactIds")).isEqualTo("[\"" + first + "\"]");
    assertThat(texts(service().get(mem("/facts")))).containsExactly("Evening");
    assertThat(texts(service().get(mem("/facts?includeSuperseded=true"))))
        .containsExactlyInAnyOrder("Evening", "Morning");
  }

  @Test
  void facts_arePagedWithoutGapOrRepetition() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      say("{\"kind\": \"bio\", \"text\": \"fact %d\", \"createdAtMs\": %d}".formatted(i, 1_000 + i))
          .ok();
      expected.addFirst("fact " + i);
    }
    say("{\"kind\": \"constraint\", \"text\": \"other\"}").ok();

    var walked = new ArrayList<String>();
    String cursor = "";
    int pages = 0;
    do {
      Answer page = service().get(mem("/facts?kind=bio&limit=3" + cursor));
      walked.addAll(texts(page));
      cursor =
          page.json().has("nextCursor")
              ? "&cursor=" + page.json().path("nextCursor").asString()
              : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(walked).isEqualTo(expected);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void cursor_ofAnotherList_isInvalid() {
    say(BIO, BIO.replace("cello", "viola")).ok();
    String cursor = service().get(mem("/facts?limit=1")).ok().json().path("nextCursor").asString();

    service().get(mem("/episodes?cursor=" + cursor)).isInvalid("cursor");
    service().get(mem("/facts?kind=bio&cursor=" + cursor)).isInvalid("cursor");
    service().get(mem("/facts?cursor=x" + cursor)).isInvalid("cursor");
  }

  @Test
  void patch_changesTheHandlingOnly() {
    String path = mem("/facts/" + say(BIO).ok().json().at("/results/0/fact/factId").asString());
    Answer patched =
        service()
            .patch(path, "{\"pinned\": true, \"tags\": [\"a\", \"b\", \"a\"], \"weight\": 3}")
            .ok();

    assertThat(patched.at("/pinned")).isEqualTo("true");
    assertThat(patched.at("/tags")).isEqualTo("[\"a\",\"b\"]");
    assertThat(patched.at("/weight")).isEqualTo("3.0");
    assertThat(service().patch(path, "{}").ok().body()).isEqualTo(patched.body());
    service().patch(path, "{\"text\": null}").isInvalid("text");
    service().patch(path, "{\"text\": \"x\", \"skillId\": null}").isInvalid("skillId");
    service().patch(path, "{\"kind\": \"bio\", \"slot\": \"s\"}").isInvalid("kind", "slot");
    service().patch(path, "{\"weight\": null, \"expiresAtMs\": 1}").isInvalid("weight");
    service().patch(path, "{\"expiresAtMs\": 1}").isInvalid("expiresAtMs");
    service().patch(mem("/facts/absent"), "{}").isProblem(404, "not_found");
  }

  @Test
  void delete_isHarmlessWhenRepeated() {
    String path = mem("/facts/" + say(BIO).ok().json().at("/results/0/fact/factId").asString());

    assertThat(service().delete(path).ok().body()).isEqualTo("{\"deleted\":true}");
    assertThat(service().delete(path).ok().body()).isEqualTo("{\"deleted\":false}");
  }

  @Test
  void write_withItsKeyAgain_isReplayed() {
    String body = "{\"facts\": [" + BIO + "]}";
    Answer first = service().post(mem("/facts"), body, "Idempotency-Key", "k").ok();
    Answer again = service().post(mem("/facts"), body.replace(" ", ""), "Idempotency-Key", "k");

    // Without its spaces, the text says something else.
    again.isProblem(409, "conflict");
    Answer same = service().post(mem("/facts"), body + " ", "Idempotency-Key", "k").ok();
    assertThat(same.isReplay()).isTrue();
    assertThat(same.body()).isEqualTo(first.body());
    service().delete(mem("/facts/x"), "Idempotency-Key", "k").isProblem(409, "conflict");
  }

  @Test
  void factsOfOthers_areOutOfReach() {
    String id = say(BIO).ok().json().at("/results/0/fact/factId").asString();

    service().patch("/v1/mem/somebody-else/facts/" + id, "{}").isProblem(404, "not_found");
    assertThat(service().delete("/v1/mem/somebody-else/facts/" + id).ok().at("/deleted"))
        .isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"text": "x"} | kind
          {"kind": "bio"} | text
          {"kind": "hobby", "text": "x"} | kind
          {"kind": "BIO", "text": "x"} | kind
          {"kind": "bio", "text": 5} | text
          {"kind": "bio", "text": " "} | text
          {"kind": "bio", "text": "a\\u0000"} | text
          {"kind": "bio", "text": "\\udc00"} | text
          {"kind": "bio", "text": "x", "weight": 0} | weight
          {"kind": "bio", "text": "x", "weight": -1} | weight
          {"kind": "bio", "text": "x", "weight": 10.5} | weight
          {"kind": "bio", "text": "x", "weight": "1"} | weight
          {"kind": "bio", "text": "x", "weight": 1e400} | weight
          {"kind": "bio", "text": "x", "weight": "NaN"} | weight
          {"kind": "bio", "text": "x", "weight": "INF"} | weight
          {"kind": "bio", "text": "x", "weight": -0.0} | weight
          {"kind": "bio", "text": "x", "decayMs": 59999} | decayMs
          {"kind": "bio", "text": "x", "decayMs": 1.5} | decayMs
          {"kind": "bio", "text": "x", "createdAtMs": -1} | createdAtMs
          {"kind": "bio", "text": "x", "createdAtMs": 253402300799999} | createdAtMs
          {"kind": "bio", "text": "x", "expiresAtMs": 1} | expiresAtMs
          {"kind": "bio", "text": "x", "tags": "a"} | tags
          {"kind": "bio", "text": "x", "tags": [null]} | tags[0]
          {"kind": "bio", "text": "x", "tags": [""]} | tags[0]
          {"kind": "bio", "text": "x", "tags": ["a\\nb"]} | tags[0]
          {"kind": "bio", "text": "x", "slot": ""} | slot
          {"kind": "bio", "text": "x", "pinned": "yes"} | pinned
          {"kind": "bio", "text": "x", "pinned": 1} | pinned
          """)
  void fact_invalid_namesTheField(String fact, String field) {
    say(BIO, fact).isInvalid("facts[1]." + field);
    assertThat(texts(service().get(mem("/facts")))).isEmpty();
  }

  @Test
  void facts_outOfBounds_areInvalid() {
    say("{\"kind\": \"bio\", \"text\": \"" + "🎈".repeat(8_000) + "\"}").ok();
    say("{\"kind\": \"bio\", \"text\": \"" + "🎈".repeat(8_001) + "\"}").isInvalid("facts[0].text");
    say("{\"kind\": \"bio\", \"text\": \"x\", \"tags\": [" + "\"t\",".repeat(20) + "\"t\"]}")
        .isInvalid("facts[0].tags");
    say().isInvalid("facts");
    say((BIO + ",").repeat(100) + BIO).isInvalid("facts");
    say("null").isInvalid("facts[0]");
    service().post(mem("/facts"), "{\"facts\": null}").isInvalid("facts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=BIO", "kind=", "limit=0", "limit=201", "limit=1.5", "skillId="})
  void list_invalid_namesTheParameter(String query) {
    service().get(mem("/facts?" + query)).isInvalid(query.substring(0, query.indexOf('=')));
  }
}
