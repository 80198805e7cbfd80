package dev.usermemory.ops;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * Says on a failed start which environment variable has an unusable value. The value itself is not
 * shown: it may be a secret in the wrong place.
 */
final class SettingFailureAnalyzer implements FailureAnalyzer, Ordered {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE; // before Boot's own, which name the property and show the value
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String description = describe(cause);
      if (description != null) {
        return new FailureAnalysis(
            description + ".", ".env.example describes every variable and its default.", cause);
      }
    }
    return null;
  }

  private static @Nullable String describe(Throwable cause) {
    return switch (cause) {
      case BindException bind -> {
        String rule = ownRule(bind);
        Class<?> type = bind.getTarget().getType().resolve();
        yield rule != null
            ? rule
            : Settings.variable(bind.getName().toString()) + " " + expectation(type);
      }
      case InvalidConfigurationPropertyValueException value ->
          Settings.variable(value.getName()) + " " + reason(value.getReason());
      case InvalidSettingException ours -> ours.getMessage();
      default -> null;
    };
  }

  /** Boot converts the port itself, and says so in its own words. */
  private static String reason(@Nullable String reason) {
    return reason == null || !reason.startsWith("must ") ? expectation(Integer.class) : reason;
  }

  /** What a record of ours said when it refused the value; it names the variable itself. */
  private static @Nullable String ownRule(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure)
            instanceof InvalidSettingException ours
        ? ours.getMessage()
        : null;
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
    if (type == Secret.class) {
      return Secret.RULE;
    }
    if (type == Duration.class) {
      return "must be a number, or a duration such as 10s or 30d";
    }
    if (type == DataSize.class) {
      return "must be a size, such as 1MB";
    }
    return type == Integer.class || type == int.class
        ? "must be a whole number"
        : "has an unusable value";
  }
}
