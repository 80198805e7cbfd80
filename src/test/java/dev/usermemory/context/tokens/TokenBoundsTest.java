package dev.usermemory.context.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBoundsTest {

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        " Prefers short answers.\n",
        " a b c d e f g\n",
        " ----------------------------------------------------------------------------------\n",
        " 名前は田中です。 Übung\n",
        " 👩‍👩‍👧 e\u0301\n"
      })
  void bounds_encloseTheCount(String line) {
    assertThat(counter.count(line)).isBetween(TokenBounds.atLeast(line), TokenBounds.atMost(line));
  }

  @Test
  void atMost_isTheLengthInUtf8() {
    String text = "aé名👩" + "x".repeat(100);
    assertThat(TokenBounds.atMost(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void isSlowToCount_forLongRunsOnly() {
    assertThat(TokenBounds.isSlowToCount("a".repeat(600))).isTrue();
    assertThat(TokenBounds.isSlowToCount("!".repeat(600))).isTrue();
    assertThat(TokenBounds.isSlowToCount("茶".repeat(200))).isTrue();
    assertThat(TokenBounds.isSlowToCount("👩\u200d".repeat(100))).isTrue();
    assertThat(TokenBounds.isSlowToCount("a\u0301".repeat(300))).isTrue();
    assertThat(TokenBounds.isSlowToCount("a".repeat(400))).isFalse();
    assertThat(TokenBounds.isSlowToCount("1".repeat(9_000))).isFalse();
    assertThat(TokenBounds.isSlowToCount("words and more words ".repeat(500))).isFalse();
    assertThat(TokenBounds.isSlowToCount("我喜欢在早上喝一杯热茶，然后去公园散步。".repeat(100))).isFalse();
  }
}
