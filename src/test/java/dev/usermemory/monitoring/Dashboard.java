package dev.usermemory.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard's panels, as Grafana reads them from its file. */
record Dashboard(List<Panel> panels) {

  static final Path FILE = Path.of("ops/grafana/dashboards/user-memory.json");

  /**
   * A panel; of a row only the title.
   *
   * @param width of 24
   */
  record Panel(
      String type, String title, String unit, int width, boolean stacked, List<Query> queries) {

    boolean isRow() {
      return type.equals("row");
    }
  }

  /**
   * @param legend in which a label's name in double braces stands for its value
   */
  record Query(String expr, String legend) {

    /** What Grafana asks Prometheus when all instances are chosen. */
    String promQl(String rateInterval) {
      return expr.replace("$__rate_interval", rateInterval).replace("$instance", ".*");
    }
  }

  static Dashboard read() {
    JsonNode root = JsonMapper.shared().readTree(Rule.read(FILE));
    return new Dashboard(root.path("panels").valueStream().map(Dashboard::panel).toList());
  }

  Stream<Query> queries() {
    return panels.stream().flatMap(panel -> panel.queries().stream());
  }

  private static Panel panel(JsonNode panel) {
    JsonNode defaults = panel.at("/fieldConfig/defaults");
    return new Panel(
        panel.path("type").asString(),
        panel.path("title").asString(),
        defaults.path("unit").asString(""),
        panel.at("/gridPos/w").asInt(),
        defaults.at("/custom/stacking/mode").asString("none").equals("normal"),
        panel
            .path("targets")
            .valueStream()
            .map(t -> new Query(t.path("expr").asString(), t.path("legendFormat").asString()))
            .toList());
  }
}
