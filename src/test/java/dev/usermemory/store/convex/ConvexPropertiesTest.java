package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidSettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a start refuses, and with which words. */
class ConvexPropertiesTest {

  private static final String PREFIX = "usermemory.convex.";
  private static final Map<String, String> RIGHT =
      Map.of("url", "https://name.convex.cloud", "deploy-key", "prod:name|key");

  @ConfigurationPropertiesScan
  static class Settings {}

  @Test
  void settings_keyAndUrl_areAccepted() {
    assertThatNoException().isThrownBy(() -> start(RIGHT));
  }

  @Test
  void settings_neither_areAccepted() {
    assertThatNoException().isThrownBy(() -> start(Map.of("url", "", "deploy-key", "")));
  }

  @Test
  void settings_keyWithoutUrl_areRefusedNamingBoth() {
    assertThatThrownBy(() -> start(Map.of("url", " ", "deploy-key", "prod:name|key")))
        .rootCause()
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContainingAll("CONVEX_DEPLOY_KEY is set", "CONVEX_URL is not")
        .hasMessageNotContaining("prod:name");
  }

  @Test
  void settings_urlWithoutKey_areRefusedNamingBoth() {
    assertRefused("deploy-key", "", "CONVEX_DEPLOY_KEY must be set when CONVEX_URL is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod:name |key", "prod:näme|key"})
  void settings_keyThatIsNone_isRefusedWithoutShowingIt(String key) {
    assertRefused("deploy-key", key, "CONVEX_DEPLOY_KEY must be one line without blanks");
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, 0, CONVEX_TIMEOUT_SECONDS must be 100ms to 60s",
    "timeout, -1, CONVEX_TIMEOUT_SECONDS must be 100ms to 60s",
    "timeout, 61, CONVEX_TIMEOUT_SECONDS must be 100ms to 60s",
    "timeout, 9223372036854775807, CONVEX_TIMEOUT_SECONDS must be 100ms to 60s",
    "finalize-patience, 9223372036854775807s, FINALIZE_PATIENCE must be 100ms to 60s",
    "finalize-patience, 60001ms, FINALIZE_PATIENCE must be 100ms to 60s",
    "attempt-timeout, 61s, usermemory.convex.attempt-timeout must be 1ms to 60s",
    "connect-timeout, 30d, usermemory.convex.connect-timeout must be 1ms to 60s",
    "max-attempts, 11, usermemory.convex.max-attempts must be 1 to 10",
    "backoff, 11s, usermemory.convex.backoff must be 1ms to 10s",
    "max-concurrent, 0, usermemory.convex.max-concurrent must be 1 to 1024",
    "import-percent, 101, usermemory.convex.import-percent must be 1 to 100",
    "breaker-open, 1h, usermemory.convex.breaker-open must be 1ms to 10m",
    "url, ftp://name.convex.cloud, CONVEX_URL must be an http(s) URL",
    "url, https:/name.convex.cloud, CONVEX_URL must be an http(s) URL",
    "session-resolver, nothing, CONVEX_SESSION_RESOLVER must name a query as path:query",
  })
  void settings_outOfTheirBounds_areRefusedNamingThem(String name, String value, String message) {
    assertRefused(name, value, message);
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, 60",
    "timeout, 100ms",
    "finalize-patience, 60s",
    "finalize-patience, 100ms"
  })
  void settings_atTheirBounds_areAccepted(String name, String value) {
    assertThatNoException().isThrownBy(() -> start(with(name, value)));
  }

  private static void assertRefused(String name, String value, String message) {
    assertThatThrownBy(() -> start(with(name, value)))
        .rootCause()
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(RIGHT);
    settings.put(name, value);
    return settings;
  }

  private static void start(Map<String, String> settings) {
    String[] pairs =
        settings.entrySet().stream()
            .map(setting -> PREFIX + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    new ApplicationContextRunner()
        .withUserConfiguration(Settings.class)
        .withPropertyValues(pairs)
        .run(context -> {
          if (context.getStartupFailure() != null) {
            throw context.getStartupFailure();
          }
          assertThat(context).hasNotFailed();
        });
  }
}
