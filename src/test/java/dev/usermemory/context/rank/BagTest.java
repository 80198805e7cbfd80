package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BagTest {

  private static final Bag TEXT = Bag.of(new int[] {4, 1, 4, 7, 4});

  @Test
  void of_aText_countsEachTermOnce() {
    assertThat(TEXT.terms()).containsExactly(1, 4, 7);
    assertThat(TEXT.counts()).containsExactly(1, 3, 1);
    assertThat(TEXT.length()).isEqualTo(5);
    assertThat(TEXT.contains(4)).isTrue();
    assertThat(TEXT.contains(5)).isFalse();
  }

  @Test
  void and_another_countsBoth() {
    Bag both = TEXT.and(Bag.of(new int[] {0, 7}));

    assertThat(both.terms()).containsExactly(0, 1, 4, 7);
    assertThat(both.counts()).containsExactly(1, 1, 3, 2);
    assertThat(TEXT.and(Bag.EMPTY)).isSameAs(TEXT);
  }

  @Test
  void sum_ofTexts_startsAnewForTheNext() {
    var sum = new Bag.Sum(8);

    Bag both = sum.of(List.of(TEXT, Bag.of(new int[] {0, 7})));
    Bag alone = sum.of(List.of(TEXT));

    assertThat(both.terms()).containsExactly(1, 4, 7, 0);
    assertThat(both.counts()).containsExactly(1, 3, 2, 1);
    assertThat(alone.counts()).containsExactly(1, 3, 1);
    assertThat(sum.of(List.of()).isEmpty()).isTrue();
  }
}
