package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> WORDS =
      List.of("piano", "pianos", "guitar", "presentation", "cello", "tea", "4321", "čaj");

  @ParameterizedTest
  @CsvSource({
    "paino, piano",
    "pano, piano",
    "ppiano, piano",
    "piamo, piano",
    "iano, piano",
    "xello, cello",
    "guitra, guitar",
  })
  void within_oneSlipAtAnyPosition_isFound(String typed, String meant) {
    assertThat(within(1, typed)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"gitra", "tae", "tee", "4312", "xyzxyzxyz", "čej", "пиано"})
  void within_tooFarTooShortOrOtherScript_isNothing(String typed) {
    assertThat(within(1, typed)).isEmpty();
    assertThat(within(2, typed)).isEmpty();
  }

  @Test
  void within_twoSlips_onlyOfALongWord() {
    assertThat(within(1, "presntatoin")).isEmpty();
    assertThat(within(2, "presntatoin")).containsExactly("presentation");
    assertThat(within(2, "gitaar")).isEmpty();
  }

  /** What work is done is what counts, not how long it takes. */
  @Test
  void within_moreComparisonsThanAllowed_findsNothingMore() {
    List<String> alike =
        IntStream.range(0, 26).mapToObj(i -> "stressed" + (char) ('a' + i)).toList();
    var spelling = new Spelling(alike);

    assertThat(spelling.within(1, "stressed", new Slips(1_000))).hasSize(26);
    assertThat(spelling.within(1, "stressed", new Slips(10))).hasSize(10);
  }

  @Property
  void within_anyWordOfLetters_isAtThatDistance(
      @ForAll @Size(max = 40) List<@AlphaChars @StringLength(max = 12) String> words,
      @ForAll @AlphaChars @StringLength(max = 12) String typed) {
    List<String> lower = words.stream().map(String::toLowerCase).toList();
    String word = typed.toLowerCase();

    for (int distance = 1; distance <= 2; distance++) {
      int allowed = distance == 2 && word.length() < 8 || word.length() < 4 ? -1 : distance;
      assertThat(new Spelling(lower).within(distance, word, new Slips(1_000)))
          .containsExactlyInAnyOrderElementsOf(
              lower.stream()
                  .distinct()
                  .filter(other -> other.length() >= 4 && distance(word, other) <= allowed)
                  .toList());
    }
  }

  @Property
  void within_wordsInAnyOrder_findsTheSame(
      @ForAll @Size(max = 40) List<String> words, @ForAll String typed, @ForAll long seed) {
    var shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(new Spelling(shuffled).within(2, typed, new Slips(1_000)))
        .isEqualTo(new Spelling(words).within(2, typed, new Slips(1_000)));
  }

  private static List<String> within(int distance, String typed) {
    return new Spelling(WORDS).within(distance, typed, new Slips(1_000));
  }

  /** By its definition, without a table. */
  private static int distance(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Math.max(a.length(), b.length());
    }
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    return distance(a, b, 3);
  }

  private static int distance(String a, String b, int limit) {
    if (limit <= 0 || a.isEmpty() || b.isEmpty()) {
      return Math.max(a.length(), b.length());
    }
    if (a.charAt(0) == b.charAt(0)) {
      return distance(a.substring(1), b.substring(1), limit);
    }
    int least =
        Math.min(
            distance(a.substring(1), b, limit - 1),
            Math.min(
                distance(a, b.substring(1), limit - 1),
                distance(a.substring(1), b.substring(1), limit - 1)));
    boolean swapped =
        a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0);
    return 1
        + (swapped ? Math.min(least, distance(a.substring(2), b.substring(2), limit - 1)) : least);
  }
}
