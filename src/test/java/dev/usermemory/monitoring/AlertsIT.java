package dev.usermemory.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Tool;
import dev.usermemory.monitoring.PromQl.Condition;
import dev.usermemory.monitoring.PromQl.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Debian's Prometheus watches a service on SQLite and one on Convex through what may happen to
 * them, with the shipped rules at sixty times their speed. The tests look at what it has seen.
 */
@Isolated("what is late on a busy machine is an alert")
class AlertsIT {

  private static final Path OUTPUT = Path.of("target/monitoring");

  /** What an alert waits for is 10 s at most; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final Duration CALM = Duration.ofSeconds(6);

  private static final Set<String> OF_THE_OUTAGE =
      Set.of(
          "UserMemoryContextBudgetPressure embedded",
          "UserMemoryContextDegraded convex",
          "UserMemoryConvexBreakerOpen convex",
          "UserMemoryConvexErrors convex",
          "UserMemoryErasureStopped convex",
          "UserMemoryOutboxOld convex",
          "UserMemoryRequestErrors convex",
          "UserMemoryStoreNotWritable convex");

  private static final Set<String> OF_THE_FULL_DISK =
      Set.of(
          "UserMemoryErasureStopped embedded",
          "UserMemoryRequestErrors embedded",
          "UserMemoryStoreNotWritable embedded");

  private static final String DOWN = "UserMemoryInstanceDown convex";

  /** They are right where tests share two processors, but say nothing about the scenario. */
  private static final Set<String> OF_A_BUSY_MACHINE =
      Set.of(
          "UserMemoryContextSlow convex",
          "UserMemoryContextSlow embedded",
          "UserMemoryInstanceDown convex", // two seconds of scrapes that take too long
          "UserMemoryInstanceDown embedded");

  @TempDir private static Path folder;

  private static Watched watched;
  private static Instant began;
  private static Instant outage;
  private static Instant fullDisk;
  private static Instant ended;

  @BeforeAll
  static void play() throws Exception {
    Tool.PROMETHEUS.require();
    watched = new Watched(folder);
    await().atMost(SOON).until(() -> Stream.of("embedded", "convex").allMatch(AlertsIT::isScraped));
    began = Instant.now();
    calm();
    outage = Instant.now();
    outageAndTightBudgets();
    fullDisk = Instant.now();
    fullDisk();
    ended = Instant.now();
    watched.convex.kill();
    await().atMost(SOON).until(() -> watched.prometheus.firing().contains(DOWN));
  }

  private static boolean isScraped(String instance) {
    return watched.prometheus.knows("up{instance=\"" + instance + "\"}");
  }

  @AfterAll
  static void stop() throws Exception {
    if (watched != null) {
      watched.close();
    }
  }

  /** People come and go, what has expired is deleted, and a backup made; no alert fires. */
  private static void calm() {
    await().during(CALM).atMost(SOON).until(() -> firing().isEmpty());
    Watched.operator(watched.embedded).post("/v1/admin/ttl-sweep", "").ok();
    Watched.operator(watched.embedded).post("/v1/admin/backup", "").succeeded();
  }

  private static void outageAndTightBudgets() throws IOException {
    watched.cable.cut();
    watched.ofEmbedded.tight(true);
    awaitFiring(OF_THE_OUTAGE, _ -> true);
    await().atMost(SOON).until(AlertsIT::familiesHaveFired);
    watched.cable.mend();
    watched.ofEmbedded.tight(false);
  }

  /** No file of the service may grow any more, while Convex is back and the outbox is emptied. */
  private static void fullDisk() throws Exception {
    watched.embedded.limitFileSize("8192");
    awaitFiring(OF_THE_FULL_DISK, alert -> alert.endsWith(" embedded"));
    watched.embedded.limitFileSize("unlimited");
    awaitFiring(Set.of(), _ -> true);
  }

  private static void awaitFiring(Set<String> alerts, Predicate<String> which) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(firing()).filteredOn(which).containsExactlyInAnyOrderElementsOf(alerts));
  }

  private static Set<String> firing() {
    return watched.prometheus.firing().stream()
        .filter(alert -> !OF_A_BUSY_MACHINE.contains(alert))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void alerts_thatShouldFireDoAndNoOther() {
    assertThat(fired(outage, fullDisk)).isSubsetOf(OF_THE_OUTAGE);
    assertThat(fired(outage, ended)).containsExactlyInAnyOrderElementsOf(both());
  }

  private static Set<String> both() {
    return Stream.concat(OF_THE_OUTAGE.stream(), OF_THE_FULL_DISK.stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> fired(Instant from, Instant to) {
    return watched.prometheus.range("ALERTS{alertstate=\"firing\"}", from, to).stream()
        .map(alert -> alert.labels().get("alertname") + " " + alert.labels().get("instance"))
        .filter(alert -> !OF_A_BUSY_MACHINE.contains(alert))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void alerts_tellFamilyAndState() {
    assertThat(familiesHaveFired()).isTrue();
    assertThat(
            watched.prometheus.knows(
                "ALERTS{alertname=\"UserMemoryStoreNotWritable\", state=\"full\"}"))
        .isTrue();
  }

  private static boolean familiesHaveFired() {
    String alert =
        "ALERTS{alertname=\"UserMemoryConvexErrors\", alertstate=\"firing\", family=\"%s\"}";
    return Stream.of("mem", "progress")
        .allMatch(family -> watched.prometheus.knows(alert.formatted(family)));
  }

  /** Whatever rules and dashboard ask for, a running service has, label for label. */
  @Test
  void rulesAndDashboard_askForWhatIsThere() {
    List<PromQl> queries =
        Stream.concat(Rule.all().stream().map(Rule::expr), dashboardQueries())
            .map(PromQl::new)
            .toList();

    assertThat(queries.stream().flatMap(AlertsIT::wanted).distinct())
        .hasSizeGreaterThan(100)
        .filteredOn(selector -> !watched.prometheus.knows(selector))
        .isEmpty();
  }

  /** Each panel shows something of what happened, so that a query that cannot is found. */
  @Test
  void panels_showSomething() {
    var page = new Page(watched.prometheus, began, ended);
    assertThat(Dashboard.read().panels())
        .filteredOn(panel -> !panel.isRow() && page.lines(panel).isEmpty())
        .map(Dashboard.Panel::title)
        .isEmpty();
  }

  /** Leaves {@code target/monitoring/dashboard.png} for somebody to look at. */
  @Test
  void dashboard_isDrawn() throws Exception {
    Tool.CHROMIUM.require();
    Files.createDirectories(OUTPUT);
    String drawn = new Page(watched.prometheus, began, ended).draw(Dashboard.read());
    Path page = Files.writeString(OUTPUT.resolve("dashboard.html"), drawn);
    Path picture = OUTPUT.resolve("dashboard.png").toAbsolutePath();
    Files.deleteIfExists(picture);
    Tool.CHROMIUM.run(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--user-data-dir=" + folder.resolve("browser"),
            "--window-size=1380,4120",
            "--screenshot=" + picture,
            page.toUri().toString()));
    assertThat(picture).isNotEmptyFile();
  }

  /** By what they group and match is a label of what they ask for. */
  @Test
  void rulesAndDashboard_groupByWhatIsThere() {
    Stream.concat(Rule.all().stream().map(Rule::expr), dashboardQueries())
        .forEach(expr -> {
          var query = new PromQl(expr);
          assertThat(query.groupedBy())
              .as(expr)
              .filteredOn(label -> !expr.contains("\"" + label + "\"")) // label_replace makes it
              .allMatch(
                  label -> query.selectors().stream().anyMatch(selector -> has(selector, label)));
        });
  }

  private static boolean has(Selector selector, String label) {
    return watched.prometheus.knows(selector.metric() + "{" + label + "!=\"\"}");
  }

  private static Stream<String> dashboardQueries() {
    return Dashboard.read().queries().map(query -> query.promQl("5s"));
  }

  /** Selectors that must each find something if the query makes sense. */
  private static Stream<String> wanted(PromQl query) {
    return query.selectors().stream()
        .flatMap(selector -> Stream.concat(Stream.of(selector.metric()), conditions(selector)));
  }

  private static Stream<String> conditions(Selector selector) {
    return selector.conditions().stream()
        .flatMap(condition ->
            Stream.concat(
                Stream.of(selector.metric() + "{" + condition.label() + "!=\"\"}"),
                condition.wanted().map(value -> selector.metric() + with(condition, value))));
  }

  private static String with(Condition condition, String value) {
    return "{%s=~\"%s\"}".formatted(condition.label(), value);
  }
}
