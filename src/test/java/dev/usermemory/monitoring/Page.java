package dev.usermemory.monitoring;

import dev.usermemory.monitoring.Chart.Line;
import dev.usermemory.monitoring.Dashboard.Panel;
import dev.usermemory.monitoring.Dashboard.Query;
import dev.usermemory.monitoring.PrometheusProcess.Point;
import dev.usermemory.monitoring.PrometheusProcess.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dashboard as a page, since Grafana is not to be had where the tests run. */
final class Page {

  private static final int COLUMN = 56;

  private static final String HEAD =
      """
      <!doctype html><meta charset="utf-8"><title>User Memory Service</title><style>
      body { font: 11px sans-serif; width: 1360px; margin: 8px; background: #f4f5f5 }
      h1 { font-size: 17px } h2 { font-size: 14px; margin: 12px 0 4px; clear: both; width: 100%% }
      main { display: flex; flex-wrap: wrap; gap: 6px }
      section { background: #fff; border: 1px solid #ddd; padding: 4px; box-sizing: border-box }
      h3 { font-size: 11px; margin: 0 0 4px } b { font-size: 24px; color: #3274d9 }
      span { white-space: nowrap; margin-right: 8px } .empty { color: #999 }
      </style><h1>User Memory Service</h1>\
      """;

  private final PrometheusProcess prometheus;
  private final Instant from;
  private final Instant to;

  Page(PrometheusProcess prometheus, Instant from, Instant to) {
    this.prometheus = prometheus;
    this.from = from;
    this.to = to;
  }

  String draw(Dashboard dashboard) {
    return HEAD.formatted()
        + alerts()
        + dashboard.panels().stream()
            .map(panel -> panel.isRow() ? title(panel) : panel(panel))
            .collect(Collectors.joining("", "<main>", "</main>"));
  }

  private static String title(Panel row) {
    return "<h2>" + escaped(row.title()) + "</h2>";
  }

  private String alerts() {
    List<Line> firing =
        prometheus.range("ALERTS{alertstate=\"firing\"}", from, to).stream()
            .map(s -> new Line(s.labels().get("alertname") + ", " + detail(s), s.points()))
            .sorted(Comparator.comparing((Line line) -> line.points().getFirst().second()))
            .toList();
    return "<section><h3>Alerts that fired</h3>"
        + new Chart(from, to, 1_330, "").bars(firing)
        + "</section>";
  }

  private static String detail(Series alert) {
    return Stream.of("instance", "family", "kind", "state")
        .map(label -> alert.labels().getOrDefault(label, ""))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What a panel's queries gave, without what is no number. */
  List<Line> lines(Panel panel) {
    return panel.queries().stream()
        .flatMap(query ->
            prometheus.range(query.promQl("5s"), from, to).stream()
                .map(series -> new Line(legend(query, series), finite(series))))
        .filter(line -> !line.points().isEmpty())
        .toList();
  }

  private static List<Point> finite(Series series) {
    return series.points().stream().filter(p -> Double.isFinite(p.value())).toList();
  }

  private static String legend(Query query, Series series) {
    String legend = query.legend();
    for (Map.Entry<String, String> label : series.labels().entrySet()) {
      legend = legend.replace("{{" + label.getKey() + "}}", label.getValue());
    }
    return legend;
  }

  private String panel(Panel panel) {
    List<Line> lines = lines(panel);
    int width = panel.width() * COLUMN;
    var chart = new Chart(from, to, width - 12, panel.unit());
    String body =
        switch (panel.type()) {
          case "stat" ->
              lines.stream().map(line -> stat(line, panel.unit())).collect(Collectors.joining());
          case "heatmap" -> chart.heatmap(byBound(lines));
          default -> chart.lines(lines, panel.stacked()) + legend(lines, panel.unit());
        };
    return "<section style='width:%dpx'><h3>%s</h3>%s</section>"
        .formatted(
            width - 6,
            escaped(panel.title()),
            lines.isEmpty() ? "<p class=empty>nothing</p>" : body);
  }

  private static List<Line> byBound(List<Line> buckets) {
    var sorted = new TreeMap<Double, Line>();
    buckets.forEach(bucket ->
        sorted.put(
            bucket.name().equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(bucket.name()),
            bucket));
    return List.copyOf(sorted.values());
  }

  private static String stat(Line line, String unit) {
    double highest = line.points().stream().mapToDouble(Point::value).max().orElse(0);
    return "<b>%s</b> at most %s"
        .formatted(number(line.points().getLast().value(), unit), number(highest, unit));
  }

  private static String legend(List<Line> lines, String unit) {
    var legend = new StringBuilder("<div>");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      legend.append(
          "<span><i style='color:%s'>■</i> %s <small>%s</small></span> "
              .formatted(
                  Chart.colour(i),
                  escaped(line.name()),
                  number(line.points().getLast().value(), unit)));
    }
    return legend.append("</div>").toString();
  }

  /** As short as an axis wants it. */
  static String number(double value, String unit) {
    return switch (unit) {
      case "percentunit" -> String.format(Locale.ROOT, "%.0f %%", value * 100);
      case "bytes" -> String.format(Locale.ROOT, "%.1f MB", value / 1e6);
      case "s" ->
          value < 1 ? String.format(Locale.ROOT, "%.1f ms", value * 1e3) : short_(value) + " s";
      default -> short_(value);
    };
  }

  private static String short_(double value) {
    return value == Math.rint(value) && value < 1e6
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
