package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HttpPropertiesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void requestsAtOnce_areAsManyAsProcessors_unlessConfigured() {
    assertThat(properties(null, SECOND, SECOND).atOnce())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(properties(7, SECOND, SECOND).atOnce()).isEqualTo(7);
  }

  @Test
  void valuesOutOfRange_areRefusedByName() {
    assertRefused("usermemory.http.processors", 0, SECOND, SECOND);
    assertRefused("usermemory.http.processors", 1_025, SECOND, SECOND);
    assertRefused("usermemory.http.patience", 1, Duration.ZERO, SECOND);
    assertRefused("usermemory.http.patience", 1, Duration.ofSeconds(31), SECOND);
    assertRefused("usermemory.http.read-patience", 1, SECOND, Duration.ZERO);
    assertRefused("usermemory.http.read-patience", 1, SECOND, Duration.ofSeconds(31));
  }

  private static void assertRefused(
      String name, int processors, Duration patience, Duration readPatience) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(processors, patience, readPatience))
        .withMessageStartingWith(name + " must be");
  }

  private static HttpProperties properties(
      Integer processors, Duration patience, Duration readPatience) {
    return new HttpProperties(
        DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), null, processors, patience, readPatience);
  }
}
