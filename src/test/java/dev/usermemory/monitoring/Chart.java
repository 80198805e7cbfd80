package dev.usermemory.monitoring;

import dev.usermemory.monitoring.PrometheusProcess.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** A panel's series over a span of time, drawn as SVG. */
final class Chart {

  private static final int LEFT = 46;
  private static final int HEIGHT = 120;
  private static final List<String> COLOURS =
      List.of(
          "#3274d9", "#e0752d", "#56a64b", "#a352cc", "#e02f44", "#c4a000", "#3ba3a3", "#8f6a4f",
          "#666666", "#f27dc4", "#7a9a01", "#1f4e79");

  private final double from;
  private final double to;
  private final int width;
  private final String unit;
  private final StringBuilder svg = new StringBuilder();

  /** A line and what it is called. */
  record Line(String name, List<Point> points) {}

  Chart(Instant from, Instant to, int width, String unit) {
    this.from = from.toEpochMilli() / 1e3;
    this.to = to.toEpochMilli() / 1e3;
    this.width = width;
    this.unit = unit;
  }

  static String colour(int line) {
    return COLOURS.get(line % COLOURS.size());
  }

  String lines(List<Line> lines, boolean stacked) {
    List<Line> drawn = stacked ? stack(lines) : lines;
    double max =
        drawn.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::value).max().orElse(1);
    double top = max > 0 ? max * 1.05 : 1;
    axes(top);
    for (int i = drawn.size() - 1; i >= 0; i--) { // the highest of a stack first
      var path = new StringBuilder();
      double last = Double.NaN;
      for (Point point : drawn.get(i).points()) {
        boolean gap = path.isEmpty() || !stacked && point.second() - last > 2;
        path.append(gap ? 'M' : 'L').append(xy(point.second(), point.value() / top));
        last = point.second();
      }
      add("<path d='%s' fill='none' stroke='%s' stroke-width='1.3'/>", path, colour(i));
      if (stacked && !path.isEmpty()) {
        List<Point> points = drawn.get(i).points();
        add(
            "<path d='%sL%sL%sZ' fill='%s' fill-opacity='0.35'/>",
            path, xy(points.getLast().second(), 0), xy(points.getFirst().second(), 0), colour(i));
      }
    }
    return end();
  }

  /** Each on top of those before it. */
  private List<Line> stack(List<Line> lines) {
    List<Double> seconds =
        DoubleStream.iterate(from, second -> second <= to, second -> second + 0.5).boxed().toList();
    var sums = new TreeMap<Double, Double>();
    var stacked = new ArrayList<Line>();
    for (Line line : lines) {
      line.points()
          .forEach(point -> sums.merge(onGrid(point.second()), point.value(), Double::sum));
      stacked.add(
          new Line(
              line.name(),
              seconds.stream().map(s -> new Point(s, sums.getOrDefault(s, 0.0))).toList()));
    }
    return stacked;
  }

  private double onGrid(double second) {
    return from + Math.rint((second - from) * 2) / 2;
  }

  /** Cumulative buckets as Prometheus has them, lowest bound first. */
  String heatmap(List<Line> buckets) {
    axes(100);
    double max =
        buckets.stream()
            .flatMap(b -> b.points().stream())
            .mapToDouble(Point::value)
            .max()
            .orElse(1);
    double rowHeight = (double) HEIGHT / Math.max(1, buckets.size());
    for (int row = 0; row < buckets.size(); row++) {
      var below = new TreeMap<Double, Double>();
      if (row > 0) {
        buckets.get(row - 1).points().forEach(p -> below.put(p.second(), p.value()));
      }
      for (Point point : buckets.get(row).points()) {
        double count = point.value() - below.getOrDefault(point.second(), 0.0);
        if (count > 0 && max > 0) {
          add(
              "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#e0752d' fill-opacity='%.2f'/>",
              x(point.second()),
              HEIGHT - (row + 1) * rowHeight,
              Math.max(1.5, (width - LEFT) / (to - from) / 2 + 0.3),
              rowHeight,
              0.1 + 0.9 * count / max);
        }
      }
    }
    return end();
  }

  /** A bar while there is a value; a line of its own for each. */
  String bars(List<Line> lines) {
    int row = 0;
    for (Line line : lines) {
      int y = row * 18;
      add("<text x='0' y='%d' font-size='11'>%s</text>", y + 12, Page.escaped(line.name()));
      for (Point point : line.points()) {
        double x = 300 + (point.second() - from) / (to - from) * (width - 300);
        add(
            "<rect x='%.1f' y='%d' width='%.1f' height='12' fill='#e02f44'/>",
            x, y + 2, (width - 300) / (to - from) / 2 + 0.3);
      }
      row++;
    }
    return "<svg width='%d' height='%d'>%s</svg>".formatted(width, row * 18 + 4, svg);
  }

  private void axes(double top) {
    for (int i = 0; i <= 2; i++) {
      double y = HEIGHT - i * HEIGHT / 2.0;
      add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>", LEFT, width, y, y);
      add(
          "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
          LEFT - 4, y + 4, Page.number(top * i / 2, unit));
    }
    for (double second = 10; second < to - from; second += 10) {
      add(
          "<text x='%.1f' y='%d' text-anchor='middle'>%.0f min</text>",
          x(from + second), HEIGHT + 13, second);
    }
  }

  private String xy(double second, double share) {
    return String.format(Locale.ROOT, "%.1f %.1f", x(second), HEIGHT * (1 - share));
  }

  private double x(double second) {
    return LEFT + (second - from) / (to - from) * (width - LEFT);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private String end() {
    return "<svg width='%d' height='%d' viewBox='0 -6 %d %d' font-size='9'>%s</svg>"
        .formatted(width, HEIGHT + 22, width, HEIGHT + 22, svg);
  }
}
