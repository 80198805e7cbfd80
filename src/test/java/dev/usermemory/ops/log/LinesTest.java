package dev.usermemory.ops.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same line in both formats: with its fields, on one line, and without what exceptions quote.
 */
class LinesTest {

  private static final String QUOTED = "marker7f3a";
  private static final LoggerContext LOGGING = (LoggerContext) LoggerFactory.getILoggerFactory();

  private final JsonLines json = new JsonLines();
  private final TextLines text = new TextLines();

  @Test
  void json_isOneObjectWithRealFields() {
    LoggingEvent event = event("dev.usermemory.access", "Request", null);
    event.setMDCPropertyMap(Map.of("requestId", "req-1", "traceId", "abc"));
    event.addKeyValuePair(new KeyValuePair("status", 200));
    event.addKeyValuePair(new KeyValuePair("latencyMs", 0.6));
    event.addKeyValuePair(new KeyValuePair("user", null));
    event.addKeyValuePair(new KeyValuePair("message", "not this one"));
    event.addKeyValuePair(new KeyValuePair("traceId", "of the line"));

    assertThat(read(event))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"time": "2026-11-27T07:23:29.008Z", "level": "INFO",
                     "logger": "dev.usermemory.access", "thread": "a thread", "message": "Request",
                     "requestId": "req-1", "traceId": "of the line", "status": 200,
                     "latencyMs": 0.6}\
                    """));
  }

  @Test
  void json_staysOnItsLine_whateverIsSaid() {
    LoggingEvent event = event("x", "two\nlines \"quoted\" \u0000 \u2028 end", null);

    assertThat(json.format(event).stripTrailing().lines()).hasSize(1);
    assertThat(read(event).path("message").asString()).isEqualTo(event.getFormattedMessage());
  }

  @Test
  void exception_isTypesAndPlacesWithoutMessages() {
    Throwable failure = new IllegalStateException(QUOTED, new IOException(QUOTED));
    LoggingEvent event = event("org.somebody.Else", "It failed", failure);

    JsonNode line = read(event);

    assertThat(line.path("error").asString())
        .isEqualTo("java.lang.IllegalStateException <- java.io.IOException");
    assertThat(line.path("stack").asString())
        .startsWith("java.lang.IllegalStateException\n\tat dev.usermemory.ops.log.LinesTest.")
        .contains("\nCaused by: java.io.IOException\n\tat ");
    assertThat(line.toString()).doesNotContain(QUOTED);
    assertThat(text.format(event)).contains("It failed", "Caused by").doesNotContain(QUOTED);
  }

  @Test
  void failedStart_saysWhatItIsAbout() {
    LoggingEvent event =
        event(
            "org.springframework.boot.SpringApplication",
            "Application run failed",
            new IllegalStateException("no such table"));

    assertThat(read(event).path("stack").asString()).contains("no such table");
    assertThat(text.format(event)).contains("no such table");
  }

  @Test
  void exception_isBounded() {
    Throwable failure = new IllegalStateException();
    for (int i = 0; i < 50; i++) {
      failure = new IllegalStateException(failure);
    }
    failure.setStackTrace(new StackTraceElement[0]);
    var deep = new StackTraceElement[5_000];
    Arrays.setAll(deep, i -> new StackTraceElement("a.B", "c", "B.java", i));
    var endless = new IllegalStateException(failure);
    endless.setStackTrace(deep);

    Failure told = Failure.of(endless);

    assertThat(told.chain()).hasSize(10);
    assertThat(told.stack().lines().filter(line -> line.contains("a.B.c"))).hasSize(30);
    assertThat(told.stack().lines().count()).isLessThanOrEqualTo(10 * 31);
  }

  @Test
  void exception_thatIsItsOwnCause_ends() {
    var first = new IllegalStateException();
    var second = new IllegalStateException(first);
    first.initCause(second);

    assertThat(Failure.of(first).chain()).hasSize(2);
  }

  @Test
  void text_isForATerminal() {
    LoggingEvent event = event("dev.usermemory.access", "Request", null);
    event.setMDCPropertyMap(Map.of("requestId", "req-1", "traceId", "abc", "spanId", "def"));
    event.addKeyValuePair(new KeyValuePair("status", 200));

    assertThat(text.format(event))
        .matches("\\d\\d:\\d\\d:29\\.008  INFO access \\[req-1] Request status=200\\R");
  }

  private JsonNode read(LoggingEvent event) {
    return JsonMapper.shared().readTree(json.format(event));
  }

  private static LoggingEvent event(String logger, String message, @Nullable Throwable failure) {
    var event =
        new LoggingEvent(
            "caller", LOGGING.getLogger(logger), Level.INFO, message, failure, new Object[0]);
    event.setInstant(Instant.parse("2026-11-27T07:23:29.008Z"));
    event.setThreadName("a thread");
    return event;
  }
}
