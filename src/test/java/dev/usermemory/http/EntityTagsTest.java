package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.Precondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void ifMatch_absent_isNoCondition() {
    assertThat(EntityTags.ifMatch(null)).isEqualTo(Precondition.NONE);
  }

  @Test
  void ifMatch_star_isExistence() {
    assertThat(EntityTags.ifMatch(" * ")).isEqualTo(new Precondition.Exists());
  }

  @Test
  void ifMatch_ownTag_isItsVersion() {
    assertThat(EntityTags.ifMatch("\"17\"")).isEqualTo(new Precondition.UpdatedAt(17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"17\"", "\"other\"", "\"\"", "\"-17\"", "\"99999999999999999999\""})
  void ifMatch_tagOfNoVersion_matchesNone(String header) {
    assertThat(EntityTags.ifMatch(header)).isEqualTo(new Precondition.UpdatedAt(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "\"1\", \"2\"", "\"1", "", "w/\"1\""})
  void ifMatch_notATag_isInvalid(String header) {
    assertThatExceptionOfType(RequestProblemException.class)
        .isThrownBy(() -> EntityTags.ifMatch(header));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"17\"'|true",
        "'W/\"17\"'|true",
        "'\"16\" , \"17\"'|true",
        "'*'|true",
        "'\"16\"'|false",
        "'17'|false",
        "|false"
      })
  void ifNoneMatch_comparesWeakly(@org.jspecify.annotations.Nullable String header, boolean same) {
    assertThat(EntityTags.matches(header, 17)).isEqualTo(same);
  }
}
