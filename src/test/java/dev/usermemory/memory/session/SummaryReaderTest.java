package dev.usermemory.memory.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Violation;
import dev.usermemory.kernel.lenient.Warning;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SummaryReaderTest {

  private static final long NOW = 1_757_097_000_000L;

  private final SummaryReader reader =
      new SummaryReader(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  private SummaryReading read(String json) {
    return reader.read(JsonMapper.shared().readTree(json));
  }

  private SummaryReading withTime(String updatedAt) {
    return read(
        "{\"sessionId\": \"s\", \"version\": 3, \"updatedAt\": %s, \"summaryText\": \"user: hi\"}"
            .formatted(updatedAt));
  }

  @Test
  void read_asTheBackendSendsIt() {
    SummaryReading reading = withTime("1757000000000");

    assertThat(reading.summary())
        .isEqualTo(new SessionSummary("s", 3L, 1_757_000_000_000L, "user: hi"));
    assertThat(reading.userId()).isNull();
    assertThat(reading.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1757000000|1757000000000",
        "1757000000000.7|1757000000000",
        "\"1757000000000\"|1757000000000",
        "\"2025-09-04T15:33:20Z\"|1757000000000",
        "\"2025-09-04T17:33:20.000+02:00\"|1757000000000",
        "\"2025-09-04T15:33:20\"|1757000000000"
      })
  void read_anyTime_isThatTime(String updatedAt, long ms) {
    SummaryReading reading = withTime(updatedAt);

    assertThat(reading.summary().updatedAtMs()).isEqualTo(ms);
    assertThat(reading.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "true", "\"yesterday\"", "\"\"", "99999999999999", "1e300"})
  void read_noUsableTime_isLeftOutWithAWarning(String updatedAt) {
    SummaryReading reading = withTime(updatedAt);

    assertThat(reading.summary().updatedAtMs()).isNull();
    assertThat(reading.warnings()).extracting(Warning::path).containsExactly("updatedAt");
  }

  @Test
  void read_longText_keepsItsEnd() {
    String text = "user: x\\n".repeat(400) + "assistant: the end";
    SummaryReading reading =
        read("{\"sessionId\": \"s\", \"updatedAt\": 1, \"summaryText\": \"%s\"}".formatted(text));

    assertThat(reading.summary().text())
        .startsWith("user: x\n")
        .endsWith("assistant: the end")
        .hasSizeLessThanOrEqualTo(SummaryReader.MAX_TEXT);
    assertThat(reading.warnings())
        .contains(
            new Warning(
                "summaryText", "has more than 2,000 characters; only the last ones are kept"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|body",
        "{\"summaryText\": \"x\"}|sessionId",
        "{\"sessionId\": 7, \"summaryText\": \"x\"}|sessionId",
        "{\"sessionId\": \"s\"}|summaryText",
        "{\"sessionId\": \"s\", \"summaryText\": \" \"}|summaryText",
        "{\"sessionId\": \"s\", \"summaryText\": \"x\", \"userId\": \"a/b\"}|userId"
      })
  void read_withoutWhatItNeeds_isRefused(String json, String field) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e -> assertThat(e.violations()).extracting(Violation::field).containsExactly(field));
  }
}
