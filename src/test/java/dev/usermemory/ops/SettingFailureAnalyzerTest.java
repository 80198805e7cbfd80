package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;

class SettingFailureAnalyzerTest {

  private enum Choice {
    GRANTED,
    DENIED
  }

  record Ranged(int value) {
    Ranged {
      throw new InvalidSettingException("MY_RANGE must be 1 to 3");
    }
  }

  @Test
  void value_ofNoChoice_namesTheVariableAndTheChoices() {
    assertThat(description("usermemory.consent.default", Choice.class))
        .isEqualTo("CONSENT_DEFAULT must be one of granted, denied.");
  }

  @Test
  void value_ofAnotherType_namesTheVariableAndTheType() {
    assertThat(description("usermemory.retention.facts", Duration.class))
        .isEqualTo("RETENTION_DAYS_FACTS must be a number, or a duration such as 10s or 30d.");
    assertThat(description("usermemory.http.max-body-size", DataSize.class))
        .isEqualTo("MAX_BODY_SIZE must be a size, such as 1MB.");
    assertThat(description("server.port", Integer.class)).isEqualTo("PORT must be a whole number.");
  }

  @Test
  void secret_ofSeveralLines_namesTheVariable() {
    Throwable failure =
        catchThrowable(() ->
            binder("usermemory.access.shared-secret", "hunter2\nhunter3")
                .bind("usermemory.access.shared-secret", Secret.class));

    assertThat(analyze(failure).getDescription())
        .isEqualTo("SERVICE_SHARED_SECRET " + Secret.RULE + ".");
  }

  @Test
  void value_withoutVariable_namesTheProperty() {
    assertThat(description("usermemory.other", Integer.class))
        .isEqualTo("usermemory.other must be a whole number.");
  }

  @Test
  void value_refusedByARecord_saysWhatTheRecordSaid() {
    Throwable failure = catchThrowable(() -> binder("a.value", "7").bind("a", Ranged.class));

    assertThat(analyze(failure).getDescription()).isEqualTo("MY_RANGE must be 1 to 3.");
  }

  @Test
  void value_refusedByBoot_namesTheVariable() {
    var failure =
        new InvalidConfigurationPropertyValueException("server.port", "x", "Failed to convert");

    assertThat(analyze(new IllegalStateException(failure)).getDescription())
        .isEqualTo("PORT must be a whole number.");
  }

  @Test
  void value_refusedByABean_saysWhatTheBeanSaid() {
    var failure = new InvalidSettingException("MY_FILE cannot be read");

    assertThat(analyze(new IllegalStateException(failure)).getDescription())
        .isEqualTo("MY_FILE cannot be read.");
  }

  @Test
  void otherFailure_isLeftToOthers() {
    assertThat(new SettingFailureAnalyzer().analyze(new IllegalStateException("other"))).isNull();
  }

  private static String description(String property, Class<?> type) {
    Throwable failure = catchThrowable(() -> binder(property, "hunter2").bind(property, type));
    return analyze(new IllegalStateException(failure)).getDescription();
  }

  private static Binder binder(String property, String value) {
    return new Binder(new MapConfigurationPropertySource(Map.of(property, value)));
  }

  private static FailureAnalysis analyze(Throwable failure) {
    FailureAnalysis analysis = new SettingFailureAnalyzer().analyze(failure);
    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("hunter2");
    return analysis;
  }
}
