package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of our own in the forms in which others publish theirs. */
class FormatTest {

  private static List<Corpus> read(String format) {
    return Format.named(format).read(Path.of("src/test/resources/evaluation", format));
  }

  private static Told told(String text, String session, String at, String... evidence) {
    return new Told(text, null, session, Instant.parse(at).toEpochMilli(), Set.of(evidence));
  }

  private static Question question(String text, String evidence, String session) {
    return new Question(text, Set.of(evidence), Set.of(session));
  }

  @Test
  void realtalk_turnsAreFactsWithTheirSpeaker() {
    Corpus chat = read("realtalk").getFirst();

    assertThat(chat.facts())
        .containsExactly(
            told(
                "Ida: Morning! I finally repaired the old bicycle.",
                "session_1",
                "2023-12-29T08:51:12Z",
                "D1:1"),
            told(
                "Noor: My sister moves to Turku in spring.",
                "session_2",
                "2024-01-02T20:00:00Z",
                "D2:1"));
    assertThat(chat.questions())
        .containsExactly(
            question("Where does Noor's sister move?", "D2:1", "session_2"),
            new Question(
                "What did Ida do in December?",
                Set.of("D1:1", "D1:2", "D1:3", "D2:1"),
                Set.of("session_1", "session_2")));
  }

  @Test
  void locomoTurns_haveWhatAPictureShows_andNoSummaries() {
    Corpus talk = read("locomo-turns").getFirst();

    assertThat(talk.facts())
        .containsExactly(
            told(
                "Zoë: Look at this! a photo of a chess board",
                "session_1",
                "2023-05-08T13:56:00Z",
                "D1:1"));
    assertThat(talk.summaries()).isEmpty();
    assertThat(talk.questions()).hasSize(1);
  }

  @Test
  void prefeval_aTopicIsAPerson() {
    Corpus dishes = read("prefeval").getFirst();

    assertThat(dishes.name()).isEqualTo("explicit_dishes");
    assertThat(dishes.facts())
        .containsExactly(
            told("I never eat anything with mushrooms.", "session-0", "2025-01-01T12:00:00Z", "0"),
            told(
                "I only buy bread from the bakery in my street.",
                "session-1",
                "2025-01-02T12:00:00Z",
                "1"));
    assertThat(dishes.questions())
        .contains(question("Where do I get a loaf?", "1", "session-1"))
        .hasSize(2);
  }

  @Test
  void prefeval_implied_isWhatTheUserSays() {
    List<Corpus> topics = read("prefeval");

    assertThat(topics.get(1).facts())
        .extracting(Told::text)
        .containsExactly("The silent one suits me.");
    assertThat(topics.get(2).facts())
        .extracting(Told::text)
        .containsExactly("Planes make me nervous.", "My class is nice.");
    assertThat(topics.get(2).facts()).extracting(Told::evidence).containsOnly(Set.of("0"));
  }

  @Test
  void madial_asksWithWhatWasSaidBeforeTheTest() {
    List<Corpus> corpora = read("madial");

    assertThat(corpora).hasSize(1);
    assertThat(corpora.getFirst().facts())
        .containsExactly(
            told("school; Won a race; proud, happy", "memory-1", "2024-03-05T00:00:00Z", "1"),
            told("home; Broke a cup; sad", "memory-2", "2024-01-01T00:00:00Z", "2"));
    assertThat(corpora.getFirst().questions())
        .containsExactly(question("<Ida>: I ran today.", "1", "memory-1"));
  }

  @Test
  void longMemEval_aQuestionHasAHistoryOfItsOwn() {
    List<Corpus> corpora = read("longmemeval");

    assertThat(corpora).extracting(Corpus::name).containsExactly("q1");
    assertThat(corpora.getFirst().facts())
        .hasSize(4)
        .contains(told("user: I planted beans.", "s-b", "2023-05-21T12:00:00Z", "s-b#0"));
    assertThat(corpora.getFirst().questions())
        .containsExactly(question("What did I plant?", "s-b#0", "s-b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prefeval    | []                                             | x.json has no preference
          prefeval    | [{                                             | x.json is not JSON
          prefeval    | {"preference": "a"}                            | x.json is no list
          prefeval    | [{"preference": "a"}]                          | x.json[0] has no question
          prefeval    | [{"conversation": {"0": {}}, "question": "?"}] | x.json[0].conversation.0 has no user
          longmemeval | [{"haystack_dates": []}]                       | x.json[0] has no haystack_sessions
          longmemeval | [{"haystack_sessions": [[{"role": "user"}]], "haystack_session_ids": ["s"], "haystack_dates": ["2023/05/20 (Sat) 02:21"]}] | x.json[0].haystack_sessions[0][0] has no content
          longmemeval | [{"haystack_sessions": [[]], "haystack_session_ids": ["s"], "haystack_dates": ["May 20"]}] | x.json[0].haystack_dates[0] is not like 2023/05/20 (Sat) 02:21
          longmemeval | [{"haystack_sessions": [[]], "haystack_session_ids": [], "haystack_dates": []}] | x.json[0] has not one id and one date for each of haystack_sessions
          realtalk    | {"qa": []}                                     | x.json has no session_N
          realtalk    | {"session_1": []}                              | x.json: session_1_date_time is not like 1:56 pm on 8 May, 2023
          """)
  void file_inAnotherForm_isNamedWithWhatItLacks(
      String format, String json, String message, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("x.json"), json);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.named(format).read(folder))
        .withMessage(message);
  }

  @Test
  void madial_inAnotherForm_namesTheLine(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("x-memory.json"), "\n{\"1\": {\"event\": \"Ran\"}}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.MADIAL.read(folder))
        .withMessage("x-memory.json:2.1 has no time");

    Files.writeString(folder.resolve("x-memory.json"), "");
    Files.writeString(folder.resolve("x-dialogue.json"), "{\"dialogue\": [], \"test-turn\": [3]}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.MADIAL.read(folder))
        .withMessage("x-dialogue.json:1.test-turn[0] is no turn of the dialogue");
  }

  @Test
  void named_unknown_namesThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.named("csv"))
        .withMessageContaining("locomo-turns");
  }
}
