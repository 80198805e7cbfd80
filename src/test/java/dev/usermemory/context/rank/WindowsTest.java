package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void of_oneSentence_isNotTakenApart() {
    assertThat(Windows.of("Which instrument does the user play on Sundays?")).isEmpty();
    assertThat(Windows.of("")).isEmpty();
  }

  @Test
  void of_sentencesOfAnyScript_areTheParts() {
    assertThat(Windows.of("I am back. What do I play?\nAnyway"))
        .containsExactly("I am back.", "What do I play?", "Anyway");
    assertThat(Windows.of("我回来了。我喜欢什么？")).containsExactly("我回来了。", "我喜欢什么？");
  }

  @Test
  void of_longTextWithoutAnEnd_isOverlappingRunsOfTwelveWords() {
    List<String> windows = Windows.of("one two three four five six ".repeat(4));

    assertThat(windows).hasSize(3);
    assertThat(windows)
        .allSatisfy(window -> assertThat(window.split(" ").length).isLessThanOrEqualTo(12));
  }

  @Test
  void of_manySentences_areJoinedToAtMostSixteen() {
    List<String> windows = Windows.of("He sang. ".repeat(400));

    assertThat(windows).hasSizeLessThanOrEqualTo(Windows.MOST);
    assertThat(String.join(" ", windows).split("\\s+")).hasSize(800);
  }

  @Property
  void of_anyText_isBounded(@ForAll String text) {
    assertThat(Windows.of(text.repeat(20))).hasSizeLessThanOrEqualTo(Windows.MOST);
  }
}
