package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+|\n|(?<=\u3002)");

  @Test
  void of_aText_keepsMarksAndLeavesOutSpaces() {
    assertThat(Sentences.of("She sings. Does he? Yes!\n\n 3.5 points e.g. today\t"))
        .containsExactly("She sings.", "Does he?", "Yes!", "3.5 points e.g.", "today\t");
  }

  @Test
  void of_scriptsWithoutSpaces_endAtTheirFullStop() {
    assertThat(Sentences.of("我喜欢茶。他不喜欢。")).containsExactly("我喜欢茶。", "他不喜欢。");
  }

  @Test
  void of_nothing_isNothing() {
    assertThat(Sentences.of("")).isEmpty();
    assertThat(Sentences.of(" \n ")).isEmpty();
  }

  @Property
  void of_anyText_isWhatThePatternFinds(@ForAll("texts") String text) {
    List<String> found = new ArrayList<>();
    for (String part : END.split(text)) {
      if (!part.isBlank()) {
        found.add(part.stripLeading());
      }
    }
    assertThat(Sentences.of(text)).isEqualTo(found);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab.!?\n \t\r\u3002").ofMaxLength(30);
  }
}
