package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AssessorTest {

  @ParameterizedTest
  @CsvSource({
    "google, gemini-1.5-flash",
    "openai, ft:gpt-4o-mini:acme::abc",
    "meta, meta-llama/Llama-3.1-8B"
  })
  void names_areKeptInLowerCase(String provider, String model) {
    assertThat(Assessor.of(provider, model))
        .isEqualTo(new Assessor(provider, model.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana's private model",
        "a\nb",
        "ana@example.org",
        "{}",
        "模型",
        "-x",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void whatIsNoName_isOther(String said) {
    assertThat(Assessor.of(said, said)).isEqualTo(new Assessor("other", "other"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void nothing_isUnknown(@Nullable String said) {
    assertThat(Assessor.of(said, said)).isEqualTo(Assessor.UNKNOWN);
  }

  @Test
  void length_isBounded() {
    assertThat(Assessor.of("a".repeat(64), "b")).isEqualTo(new Assessor("a".repeat(64), "b"));
  }
}
