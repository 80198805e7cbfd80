package dev.usermemory.context.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenCounterTest {

  private final TokenCounter o200k = new TokenCounter(TokenEncoding.O200K_BASE);

  /** Counts as published with the encodings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          antidisestablishmentarianism | 6 | 6
          2 + 2 = 4                    | 7 | 7
          お誕生日おめでとう                | 8 | 9
          """)
  void count_isThatOfTheEncoding(String text, int o200kTokens, int cl100kTokens) {
    assertThat(o200k.count(text)).isEqualTo(o200kTokens);
    assertThat(new TokenCounter(TokenEncoding.CL100K_BASE).count(text)).isEqualTo(cl100kTokens);
  }

  @Test
  void count_takesSpecialTokensForText() {
    assertThat(o200k.count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void count_ofNothingIsZero() {
    assertThat(o200k.count("")).isZero();
  }

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void longestToken_isAsBoundsAssume(TokenEncoding encoding) throws IOException {
    int longest = 0;
    String file = encoding.wireName() + ".tiktoken";
    try (InputStream in = Encodings.class.getResourceAsStream("/com/knuddels/jtokkit/" + file)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        longest = Math.max(longest, Base64.getDecoder().decode(line.split(" ")[0]).length);
      }
    }
    assertThat(longest).isEqualTo(TokenBounds.LONGEST_TOKEN_BYTES);
  }
}
