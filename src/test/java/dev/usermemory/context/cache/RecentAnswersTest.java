package dev.usermemory.context.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.ContextSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

  private static final long NOW = 1_795_000_000_000L;

  private final RecentAnswers answers = new RecentAnswers();

  private static KeptContext answer() {
    return new KeptContext(AssembledContext.EMPTY, null);
  }

  private static ContextSpec spec(int limit) {
    return ContextSpec.ofLimit(limit);
  }

  @Test
  void keep_moreThanEight_forgetsTheOneLongestUnused() {
    IntStream.rangeClosed(1, 8).forEach(i -> answers.keep(spec(i), answer(), NOW, NOW + 1));
    long weight = answers.weightBytes();
    answers.find(spec(1), NOW);
    answers.keep(spec(9), answer(), NOW, NOW + 1);
    assertThat(IntStream.rangeClosed(1, 9).filter(i -> answers.find(spec(i), NOW) != null))
        .containsExactly(1, 3, 4, 5, 6, 7, 8, 9);
    assertThat(answers.weightBytes()).isEqualTo(weight);
  }

  @Test
  void find_clockSetBack_findsNothing() {
    answers.keep(spec(1), answer(), NOW + 2, NOW + 9);
    assertThat(answers.find(spec(1), NOW + 1)).isNull();
    assertThat(answers.find(spec(1), NOW + 2)).isNotNull();
    assertThat(answers.find(spec(1), NOW + 9)).isNull();
  }
}
