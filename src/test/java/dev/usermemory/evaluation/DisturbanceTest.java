package dev.usermemory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisturbanceTest {

  private static final String QUESTION =
      "Which breathing exercises before meetings have helped Anna's colleague most, and since when?";

  @ParameterizedTest
  @EnumSource(Disturbance.class)
  void apply_sameQuestion_isDisturbedInTheSameWay(Disturbance disturbance) {
    assertThat(disturbance.apply(QUESTION)).isEqualTo(disturbance.apply(QUESTION));
    assertThat(disturbance.apply(QUESTION).equals(QUESTION))
        .isEqualTo(disturbance == Disturbance.CLEAN);
  }

  /** Of thirteen words; a slip may meet the same letter twice and change nothing. */
  @ParameterizedTest
  @CsvSource({"0.15, 2", "0.3, 4"})
  void typos_areInThatShareOfTheWords(double share, int slips) {
    List<Integer> changed =
        IntStream.range(0, 50)
            .map(seed -> changedWords(Typos.in(QUESTION, share, new Random(seed))))
            .boxed()
            .toList();

    assertThat(changed).allMatch(words -> words <= slips).contains(slips);
  }

  private static int changedWords(String text) {
    String[] words = text.split(" ");
    String[] original = QUESTION.split(" ");
    return (int)
        IntStream.range(0, original.length).filter(i -> !words[i].equals(original[i])).count();
  }

  @Test
  void chat_holdsTheQuestionAmidFortyWords() {
    String turn = Disturbance.CHAT.apply(QUESTION);

    assertThat(turn).contains(QUESTION);
    assertThat(turn.replace(QUESTION, "").split("\\s+").length).isBetween(40, 60);
  }

  @Test
  void lowerCase_hasNoPunctuation() {
    assertThat(Disturbance.LOWER_CASE.apply(QUESTION)).matches("[a-z ]+");
  }
}
