package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
        .containsExactly(question("Where does Noor's sister move?", "D2:1", "session_2"));
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
        .containsExactly(question("Child: I ran today.", "1", "memory-1"));
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

  @Test
  void named_unknown_namesThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Format.named("csv"))
        .withMessageContaining("locomo-turns");
  }
}
