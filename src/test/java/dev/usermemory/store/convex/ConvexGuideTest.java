package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/** {@code docs/convex.md} lists every setting with its default. */
class ConvexGuideTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\|[^|]+\\| (\\d+(?: m?s)?) \\| `([\\w.-]+)` \\|$");

  private static final String PREFIX = "usermemory.convex.";

  @Test
  void settings_areListedWithTheirDefaults() throws IOException {
    var listed = new TreeMap<String, Object>();
    ROW.matcher(Files.readString(Path.of("docs/convex.md")))
        .results()
        .forEach(row -> listed.put(row.group(2), value(row.group(1).replace(" ", ""))));

    assertThat(listed).isEqualTo(defaults());
  }

  private static Map<String, Object> defaults() {
    var defaults = new TreeMap<String, Object>();
    Constructor<?> constructor = ConvexProperties.class.getDeclaredConstructors()[0];
    for (Parameter parameter : constructor.getParameters()) {
      DefaultValue annotation = parameter.getAnnotation(DefaultValue.class);
      if (annotation != null && !annotation.value()[0].isEmpty()) {
        String value = annotation.value()[0];
        boolean seconds = parameter.getType() == Duration.class && value.matches("\\d+");
        defaults.put(name(parameter), value(seconds ? value + "s" : value));
      }
    }
    return defaults;
  }

  private static String name(Parameter parameter) {
    String name = parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "timeout" -> "CONVEX_TIMEOUT_SECONDS";
      case "finalize-patience" -> "FINALIZE_PATIENCE";
      default -> PREFIX + name;
    };
  }

  private static Object value(String text) {
    return text.matches("\\d+")
        ? Integer.valueOf(text)
        : DurationStyle.SIMPLE.parse(text, ChronoUnit.MILLIS);
  }
}
