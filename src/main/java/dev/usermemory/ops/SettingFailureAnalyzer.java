package dev.usermemory.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Says on a failed start which environment variable has an unusable value. The value itself is not
 * shown: it may be a secret in the wrong place.
 */
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException>
    implements Ordered {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)(:[^}]*)?}.*");

  private final Environment environment;

  SettingFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE; // before Boot's own, which name the property and show the value
  }

  @Override
  protected FailureAnalysis analyze(Throwable root, BindException cause) {
    String property = cause.getName().toString();
    String variable = variable(property);
    String rule = ownRule(cause);
    String description =
        rule != null ? rule : variable + " " + expectation(cause.getTarget().getType().resolve());
    String action = ".env.example describes every variable and its default.";
    return new FailureAnalysis(description + ".", action, cause);
  }

  /** What a record of ours said when it refused the value; it names the variable itself. */
  private static @Nullable String ownRule(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean ours =
        root.getClass() == IllegalArgumentException.class
            && root.getStackTrace().length > 0
            && Arrays.stream(root.getStackTrace())
                .limit(2)
                .anyMatch(frame -> frame.getClassName().startsWith("dev.usermemory."));
    return ours ? root.getMessage() : null;
  }

  /** The variable that the property is set from, or the property itself. */
  private String variable(String property) {
    if (environment instanceof ConfigurableEnvironment configurable) {
      for (PropertySource<?> source : configurable.getPropertySources()) {
        // Unresolved on purpose: the placeholder holds the variable's name.
        Object raw =
            source.getName().contains("application.yaml") ? source.getProperty(property) : null;
        Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(raw));
        if (placeholder.matches()) {
          return placeholder.group(1);
        }
      }
    }
    return property;
  }

  private static String expectation(@Nullable Class<?> type) {
    if (type == null) {
      return "has an unusable value";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (type == Duration.class) {
      return "must be a duration, such as 10s or 30d";
    }
    if (type == DataSize.class) {
      return "must be a size, such as 1MB";
    }
    return type == Integer.class || type == int.class
        ? "must be a whole number"
        : "has an unusable value";
  }
}
