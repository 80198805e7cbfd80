package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.evaluation.Corpus.Question;
import dev.usermemory.evaluation.Memory.Answer;
import dev.usermemory.evaluation.Memory.Hit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecallTest {

  /** Twelve facts of evidence 0 to 11, two of each of six sessions. */
  private static final Answer ANSWER =
      new Answer(
          IntStream.range(0, 12)
              .mapToObj(i -> new Hit(Set.of("" + i), "session " + i / 2))
              .toList());

  private static Recall recall(Question... questions) {
    var corpus = new Corpus("test", List.of(), List.of(), List.of(questions));
    return Recall.of(corpus, (_, _) -> ANSWER);
  }

  @Test
  void turns_areCountedAmongTheFirst() {
    Recall recall = recall(new Question("?", Set.of("4", "9", "10", "20"), Set.of("session 0")));

    assertThat(recall.turns(5)).isEqualTo(25);
    assertThat(recall.turns(10)).isEqualTo(50);
  }

  @Test
  void sessions_areCountedOnceEach() {
    Recall recall = recall(new Question("?", Set.of("0"), Set.of("session 4", "session 5")));

    assertThat(recall.sessions(5)).isEqualTo(50);
    assertThat(recall.sessions(10)).isEqualTo(100);
  }

  @Test
  void plus_isOfAllQuestions() {
    Recall one = recall(new Question("?", Set.of("0"), Set.of("session 0")));
    Recall two =
        recall(
            new Question("?", Set.of("20"), Set.of("session 0")),
            new Question("?", Set.of("20"), Set.of("session 0")));

    assertThat(one.plus(two).turns(5)).isEqualTo(100 / 3.0);
  }
}
