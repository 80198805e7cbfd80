package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Corpus.Summary;
import dev.usermemory.evaluation.Corpus.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocomoTest {

  @TempDir private Path folder;

  @Test
  void readAll_sessionsWithGapsAndWithoutSummary_keepsEveryFact() throws IOException {
    Corpus corpus =
        read(
            """
            {"session_1_date_time": "1:56 pm on 8 May, 2023",
             "session_1_observation": {"Zoë": [["Zoë plays chess.", "D1:2"], [" ", "D1:3"]]},
             "session_2_date_time": "9:00 am on 9 May, 2023",
             "session_10_date_time": "12:09\u202fAM on  1 June, 2023",
             "session_10_observation": {"田中": [["田中 owns a parrot.", ["D10:1", "D10:4"]]]},
             "session_10_summary": "They spoke of a parrot."}
            """);

    assertThat(corpus.facts())
        .containsExactly(
            told("Zoë plays chess.", "session_1", "2023-05-08T13:56:00Z", "D1:2"),
            told("田中 owns a parrot.", "session_10", "2023-06-01T00:09:00Z", "D10:1", "D10:4"));
    assertThat(corpus.summaries())
        .containsExactly(
            new Summary("session_10", "They spoke of a parrot.", ms("2023-06-01T00:09:00Z")));
  }

  @Test
  void readAll_questions_haveEvidenceInAnyForm() throws IOException {
    Corpus corpus =
        read(
            """
            {"session_1_date_time": "1:56 pm on 8 May, 2023",
             "session_1_observation": {"A": [["A sings.", "D1:1"]]},
             "qa": [{"question": "one", "evidence": "D1:1", "category": 1},
                    {"question": "two", "evidence": ["D1:1; D12:17", "D"], "category": 4},
                    {"question": "no evidence", "evidence": [], "category": 1},
                    {"question": "adversarial", "evidence": ["D1:1"], "category": 5}]}
            """);

    assertThat(corpus.questions())
        .containsExactly(
            new Question("one", Set.of("D1:1"), Set.of("session_1")),
            new Question("two", Set.of("D1:1", "D12:17"), Set.of("session_1", "session_12")));
  }

  @Test
  void readAll_unknownTime_saysWhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            read(
                """
                {"session_1_date_time": "yesterday",
                 "session_1_observation": {"A": [["A sings.", "D1:1"]]}}
                """))
        .withMessageContaining("talk.json: session_1_date_time");
  }

  @Test
  void readAll_anotherFormat_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("[{}]"))
        .withMessageContaining("talk.json has no session_N_observation");
  }

  private Corpus read(String json) throws IOException {
    Files.writeString(folder.resolve("talk.json"), json);
    List<Corpus> corpora = Locomo.readAll(folder);
    assertThat(corpora).hasSize(1);
    return corpora.getFirst();
  }

  private static Told told(String text, String session, String at, String... evidence) {
    return new Told(text, null, session, ms(at), Set.of(evidence));
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
