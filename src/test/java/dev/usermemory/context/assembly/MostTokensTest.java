package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MostTokensTest {

  private static final TokenCounter COUNTER = new TokenCounter(TokenEncoding.O200K_BASE);

  @Property(tries = 300)
  void of_neverLessThanTheLine(@ForAll @StringLength(max = 120) String text) {
    assertBound(text);
  }

  @Property(tries = 300)
  void of_neverLessThanTheLine_escaped(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 120) String text) {
    assertBound(text);
  }

  private static void assertBound(String text) {
    for (ContextFormat format : ContextFormat.values()) {
      int cost = Line.of(text, format).cost(COUNTER, Integer.MAX_VALUE);
      assertThat(MostTokens.of(text)).isGreaterThanOrEqualTo(cost);
    }
  }

  @Test
  void of_plainWords() {
    assertThat(MostTokens.of("Has a dog")).isEqualTo(11);
    assertThat(MostTokens.of("Has a dog.")).isEqualTo(17);
  }

  @Test
  void of_textThatMayShowNothing() {
    assertThat(MostTokens.of(" -- ")).isEqualTo(MostTokens.UNKNOWN);
  }
}
