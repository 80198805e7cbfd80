package dev.usermemory.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A rule as it stands in its file.
 *
 * @param name of the alert, or of the series that is recorded
 */
record Rule(
    String name,
    boolean isAlert,
    String expr,
    Map<String, String> labels,
    Map<String, String> annotations) {

  static final Path FOLDER = Path.of("ops/prometheus/rules");

  static List<Rule> all() {
    return files().flatMap(file -> of(read(file))).toList();
  }

  static List<Rule> alerts() {
    return all().stream().filter(Rule::isAlert).toList();
  }

  static Stream<Path> files() {
    return list(FOLDER);
  }

  static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Rule> of(String file) {
    Map<String, List<Map<String, Object>>> root = new Yaml().load(file);
    return root.getOrDefault("groups", List.of()).stream()
        .flatMap(group -> ((List<?>) group.get("rules")).stream())
        .map(rule -> of((Map<?, ?>) rule));
  }

  @SuppressWarnings("unchecked") // the shape of a rule file
  private static Rule of(Map<?, ?> rule) {
    boolean isAlert = rule.containsKey("alert");
    var labels = (Map<String, String>) rule.get("labels");
    var annotations = (Map<String, String>) rule.get("annotations");
    return new Rule(
        (String) rule.get(isAlert ? "alert" : "record"),
        isAlert,
        (String) rule.get("expr"),
        labels == null ? Map.of() : labels,
        annotations == null ? Map.of() : annotations);
  }
}
