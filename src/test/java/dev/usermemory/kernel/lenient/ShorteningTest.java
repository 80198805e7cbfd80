package dev.usermemory.kernel.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.validation.Characters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorteningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sit. Then stand up.      | 100 | Sit. Then stand up.
          Sit down. Then stand up. | 14  | Sit down.
          Sit down. Then stand up. | 9   | Sit down.
          Sit (down!) then stand.  | 13  | Sit (down!)
          Sit down then stand up   | 14  | Sit down then…
          Sit 2.5 metres away now  | 15  | Sit 2.5 metres…
          Sit. Then stand up again | 16  | Sit. Then stand…
          坐下。然后站起来再坐下。     | 6   | 坐下。
          abcdefghij               | 4   | abc…
          """)
  void shorten_endsAtASentenceElseAtAWord(String text, int max, String expected) {
    assertThat(Shortening.shorten(text, max)).isEqualTo(expected);
  }

  @Test
  void shorten_surrogatePairs_areNotCut() {
    assertThat(Shortening.shorten("🙂".repeat(5), 4)).isEqualTo("🙂🙂🙂…");
  }

  @Property
  void shorten_neverExceedsAndNeverBreaks(
      @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 2, max = 40) int max) {
    String clean = Characters.clean(text);
    String shortened = Shortening.shorten(clean, max);
    assertThat(shortened.codePointCount(0, shortened.length())).isLessThanOrEqualTo(max);
    assertThat(Characters.clean(shortened)).isEqualTo(shortened);
    assertThat(Shortening.shorten(shortened, max)).isEqualTo(shortened);
  }
}
