package dev.usermemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "end\n",
        "end\r\n",
        " before",
        "after ",
        "a\tb",
        "a\u0000b",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "\u2003em",
        " "
      })
  void secret_thatIsNoLine_isRefusedWithoutShowingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Secret(value))
        .withMessage(Secret.RULE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a b", "prod:name|ey=", "pässword"})
  void secret_ofOneLine_isKeptAsItIs(String value) {
    assertThat(new Secret(value).reveal()).isEqualTo(value);
  }
}
