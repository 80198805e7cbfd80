package dev.usermemory.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The rules, their tests, the dashboard and {@code docs/operations.md} fit each other. */
class MonitoringFilesTest {

  private static final Path TESTS = Path.of("ops/prometheus/tests");
  private static final String PAGE = Rule.read(Path.of("docs/operations.md"));

  private static List<String> paths(Stream<Path> files) {
    return files.map(Path::toString).toList();
  }

  @Test
  void rules_load() throws Exception {
    Tool.PROMTOOL.require();
    assertThat(Tool.PROMTOOL.run(prepend("check", "rules", paths(Rule.files()))))
        .contains("SUCCESS: " + Rule.alerts().size() + " rules found");
    Tool.PROMTOOL.run(List.of("check", "config", "--syntax-only", "ops/prometheus/prometheus.yml"));
  }

  @Test
  void rules_passTheirTests() throws Exception {
    Tool.PROMTOOL.require();
    assertThat(Tool.PROMTOOL.run(prepend("test", "rules", paths(Rule.list(TESTS)))))
        .doesNotContain("FAILED");
  }

  private static List<String> prepend(String first, String second, List<String> files) {
    return Stream.concat(Stream.of(first, second), files.stream()).toList();
  }

  /** Of each alert one test in which it fires, and one in which it does not. */
  @Test
  void alerts_areTestedBothWays() {
    List<Map<?, ?>> tests = alertTests();
    assertThat(names(tests, test -> !((List<?>) test.get("exp_alerts")).isEmpty()))
        .isEqualTo(alertNames());
    assertThat(names(tests, test -> ((List<?>) test.get("exp_alerts")).isEmpty()))
        .isEqualTo(alertNames());
  }

  private static List<Map<?, ?>> alertTests() {
    return Rule.list(TESTS)
        .map(file -> new Yaml().<Map<String, List<Map<String, Object>>>>load(Rule.read(file)))
        .flatMap(file -> file.get("tests").stream())
        .flatMap(test -> ((List<?>) test.get("alert_rule_test")).stream())
        .<Map<?, ?>>map(test -> (Map<?, ?>) test)
        .toList();
  }

  private static Set<String> names(List<Map<?, ?>> tests, Predicate<Map<?, ?>> which) {
    return tests.stream()
        .filter(which)
        .map(test -> (String) test.get("alertname"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> alertNames() {
    return Rule.alerts().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void alerts_haveSeveritySummaryAndRunbook() {
    assertThat(Rule.alerts())
        .hasSizeGreaterThan(10)
        .allSatisfy(alert -> {
          assertThat(alert.labels().get("severity")).isIn("critical", "warning", "info");
          assertThat(alert.annotations().get("summary")).isNotBlank();
          assertThat(alert.annotations().get("runbook"))
              .isEqualTo("docs/operations.md#" + alert.name().toLowerCase(Locale.ROOT));
        });
  }

  /** Each says what it means, where to look and what to do. */
  @Test
  void runbooks_areOnePerAlert() {
    Map<String, String> sections =
        Pattern.compile("(?ms)^### (UserMemory\\w+)\\n(.*?)(?=^#{2,3} |\\z)")
            .matcher(PAGE)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(sections.keySet()).isEqualTo(alertNames());
    assertThat(sections.values())
        .allSatisfy(text -> assertThat(text).contains("**Means.**", "**Look.**", "**Do.**"));
  }

  @Test
  void recordedSeries_areUsed() {
    Set<String> used =
        Stream.concat(
                Rule.all().stream().map(Rule::expr),
                Dashboard.read().queries().map(query -> query.promQl("5m")))
            .flatMap(expr -> new PromQl(expr).selectors().stream())
            .map(PromQl.Selector::metric)
            .collect(Collectors.toSet());

    assertThat(Rule.all().stream().filter(rule -> !rule.isAlert()).map(Rule::name))
        .doesNotHaveDuplicates()
        .isSubsetOf(used);
  }

  /** A metric that nobody looks at is one that nobody misses. */
  @Test
  void metrics_areAllWatched() {
    String watched =
        Stream.concat(
                Rule.all().stream().map(Rule::expr),
                Dashboard.read().queries().map(Dashboard.Query::expr))
            .collect(Collectors.joining("\n"));
    List<String> documented =
        Pattern.compile("(?m)^\\| `(usermemory_\\w+)` \\|")
            .matcher(PAGE)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(documented).hasSizeGreaterThan(20).allMatch(watched::contains);
  }

  @Test
  void dashboard_hasQueriesInEveryPanel() {
    assertThat(Dashboard.read().panels())
        .filteredOn(panel -> !panel.isRow())
        .hasSizeGreaterThan(30)
        .allSatisfy(panel -> assertThat(panel.queries()).as(panel.title()).isNotEmpty());
  }
}
