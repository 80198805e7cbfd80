package dev.usermemory.telemetry.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What {@code docs/operations.md} says of the log: the fields of each kind of line. */
record DocumentedLines(
    Map<String, Field> ofEvery,
    Map<String, Map<String, Field>> ofKind,
    Map<String, Field> ofOthers) {

  private static final Pattern HEADING =
      Pattern.compile("### (?:`(.+)`|(Every line)|(Other lines))");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| ([a-z ]+) \\| ([^|]+) \\|.*\\|");

  /**
   * @param always whether every line of the kind has it
   */
  record Field(String type, boolean always) {

    boolean holds(JsonNode value) {
      return switch (type) {
        case "string" -> value.isString() && !value.asString().isBlank();
        case "integer" -> value.isIntegralNumber() && value.asLong() >= 0;
        case "number" -> value.isNumber() && value.asDouble() >= 0;
        case "time" -> matches(value, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        case "trace id" -> matches(value, "[0-9a-f]{32}");
        case "span id" -> matches(value, "[0-9a-f]{16}");
        case "user" -> matches(value, "[0-9a-f]{12}");
        default -> throw new IllegalArgumentException("not a type: " + type);
      };
    }

    private static boolean matches(JsonNode value, String pattern) {
      return value.isString() && value.asString().matches(pattern);
    }
  }

  static DocumentedLines read() {
    var ofKind = new LinkedHashMap<String, Map<String, Field>>();
    Map<String, Field> ofEvery = new LinkedHashMap<>();
    Map<String, Field> ofOthers = new LinkedHashMap<>();
    Map<String, Field> section = new LinkedHashMap<>();
    for (String line : logs().lines().toList()) {
      var heading = HEADING.matcher(line);
      var row = ROW.matcher(line);
      if (heading.matches()) {
        section =
            heading.group(2) != null
                ? ofEvery
                : heading.group(3) != null
                    ? ofOthers
                    : ofKind.computeIfAbsent(heading.group(1), _ -> new LinkedHashMap<>());
      } else if (row.matches()) {
        section.put(row.group(1), new Field(row.group(2), row.group(3).equals("always")));
      }
    }
    return new DocumentedLines(ofEvery, ofKind, ofOthers);
  }

  private static String logs() {
    try {
      String page = Files.readString(Path.of("docs/operations.md"));
      return page.replaceFirst("(?s).*\n## Logs\n", "").replaceFirst("(?s)\n## .*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
