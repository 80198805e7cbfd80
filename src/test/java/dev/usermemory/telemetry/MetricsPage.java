package dev.usermemory.telemetry;

import dev.usermemory.kernel.MemoryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of metrics in {@code docs/operations.md}. */
final class MetricsPage {

  private static final Path PAGE = Path.of("docs/operations.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(usermemory_\\w+)` \\| (\\w+) \\| (.*?) ?\\| .* \\|");
  private static final Pattern LABEL = Pattern.compile("`(\\w+)`(?:: ([^;]+))?");
  private static final Pattern OTHERS = Pattern.compile("`([a-z0-9_]+_)\\*`");

  private MetricsPage() {}

  /**
   * The documented families.
   *
   * @return by name; of each label its known values, none when they are not listed
   */
  static Map<String, Family> families() {
    var families = new TreeMap<String, Family>();
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        families.put(row.group(1), new Family(row.group(2), labels(row.group(3))));
      }
    }
    return families;
  }

  /** Prefixes of what is not ours. */
  static List<String> others() {
    String sentence =
        lines().stream().filter(line -> line.startsWith("Beside these")).findFirst().orElseThrow();
    return OTHERS.matcher(sentence).results().map(other -> other.group(1)).toList();
  }

  private static Map<String, TreeSet<String>> labels(String cell) {
    var labels = new TreeMap<String, TreeSet<String>>();
    LABEL
        .matcher(cell)
        .results()
        .forEach(label -> labels.put(label.group(1), values(label.group(2))));
    return labels;
  }

  private static TreeSet<String> values(String listed) {
    if (listed == null) {
      return new TreeSet<>();
    }
    return listed.startsWith("every table")
        ? new TreeSet<>(Arrays.stream(MemoryTable.values()).map(MemoryTable::tableName).toList())
        : new TreeSet<>(List.of(listed.split(", ")));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A documented metric. */
  record Family(String type, Map<String, TreeSet<String>> labels) {}
}
