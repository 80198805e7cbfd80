package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GramsTest {

  private static final Map<String, Integer> VOCABULARY =
      Map.of("knieverletzung", 0, "allergisch", 1, "haus", 2, "knees", 3);

  private static final Grams GRAMS = new Grams(VOCABULARY, foreign());

  private static BitSet foreign() {
    var foreign = new BitSet();
    foreign.set(0, 3);
    return foreign;
  }

  @Test
  void near_aPartOfACompound_findsIt() {
    assertThat(GRAMS.near("knie")).containsExactly(Map.entry(0, 1.0));
  }

  @Test
  void near_anotherForm_findsItByTheShareOfItsRuns() {
    assertThat(GRAMS.near("allergie")).containsOnlyKeys(1);
    assertThat(GRAMS.near("allergie").get(1)).isBetween(0.6, 0.9);
  }

  @Test
  void near_whatHasNothingInCommonOrIsTooShort_findsNothing() {
    assertThat(GRAMS.near("schnee")).isEmpty();
    assertThat(GRAMS.near("hau")).isEmpty();
    assertThat(GRAMS.near("")).isEmpty();
  }

  @Test
  void near_aTermOfAnEnglishText_isNotFound() {
    assertThat(GRAMS.near("knees")).doesNotContainKey(3);
  }
}
