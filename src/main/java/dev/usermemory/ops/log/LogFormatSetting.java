package dev.usermemory.ops.log;

import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code LOG_FORMAT} the format of every line from the first on. One that does not exist
 * stops the start where all settings are bound, told of as text.
 */
final class LogFormatSetting implements EnvironmentPostProcessor, Ordered {

  static final String PROPERTY = "usermemory.log.format";

  private static final String BOOTS = "logging.structured.format.console";

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE; // when the configuration has been read
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String wanted = environment.getProperty(PROPERTY, "").strip();
    LogFormat format =
        Arrays.stream(LogFormat.values())
            .filter(known -> known.name().equalsIgnoreCase(wanted))
            .findFirst()
            .orElse(LogFormat.TEXT);
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("log format", Map.of(BOOTS, format.lines())));
  }
}
