package dev.usermemory.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class FiniteNumberTest {

  private static final JsonMapper JSON = StrictJson.mapper();

  private record Numbers(double given, @Nullable Double some) {}

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.0", "1e-400", "7", "-2.5e3", "123456789012345678901234567890"})
  void number_isReadAsItsDouble(String number) {
    double expected = Double.parseDouble(number) + 0.0;
    assertThat(JSON.readValue("{\"given\":" + number + ",\"some\":" + number + "}", Numbers.class))
        .isEqualTo(new Numbers(expected, expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e999999999"})
  void number_thatNoDoubleHolds_isOutOfRange(String number) {
    assertThatThrownBy(() -> JSON.readValue("{\"given\":" + number + "}", Numbers.class))
        .isInstanceOf(InputCoercionException.class);
    assertThatThrownBy(() -> JSON.readValue("{\"given\":0,\"some\":" + number + "}", Numbers.class))
        .isInstanceOf(InputCoercionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "\"INF\"", "\"-Infinity\"", "\"1\"", "\"\"", "true", "[1]"})
  void anythingElse_isNoNumber(String value) {
    assertThatThrownBy(() -> JSON.readValue("{\"given\":" + value + "}", Numbers.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void absence_isOneOfABoxAlone() {
    assertThat(JSON.readValue("{\"given\":1,\"some\":null}", Numbers.class))
        .isEqualTo(new Numbers(1, null));
    assertThatThrownBy(() -> JSON.readValue("{\"given\":null}", Numbers.class))
        .isInstanceOf(MismatchedInputException.class);
  }
}
