package dev.usermemory.monitoring;

import static org.awaitility.Awaitility.await;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.client.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Debian's Prometheus with the shipped configuration and rules, at sixty times their speed. */
final class PrometheusProcess implements AutoCloseable {

  private static final String INTERVAL = "500ms";
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final ServiceClient api;

  /** A series over time: its labels, and a value per second since the epoch. */
  record Series(Map<String, String> labels, List<Point> points) {}

  record Point(double second, double value) {}

  private PrometheusProcess(Process process, ServiceClient api) {
    this.process = process;
    this.api = api;
  }

  /**
   * @param instances what to scrape, by the name that it gets
   * @param secret for its scrapes
   */
  static PrometheusProcess start(Path folder, Map<String, URI> instances, String secret)
      throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    for (Path file : Rule.files().toList()) {
      Files.writeString(
          folder.resolve("rules").resolve(file.getFileName()),
          ScaledTime.rules(Files.readString(file)));
    }
    Path secretFile = Files.writeString(folder.resolve("metrics-secret"), secret);
    Files.writeString(
        folder.resolve("prometheus.yml"), new Yaml().dump(configuration(instances, secretFile)));
    int port = freePort();
    var arguments =
        List.of(
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port);
    Process process =
        Tool.PROMETHEUS
            .command(arguments)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    var client = new ServiceClient(URI.create("http://127.0.0.1:" + port), "");
    var prometheus = new PrometheusProcess(process, client);
    await().atMost(START).until(prometheus::isReady);
    return prometheus;
  }

  /** What is shipped, but for what to scrape, how often, and where the secret is. */
  @SuppressWarnings("unchecked") // the shape of Prometheus's configuration
  private static Map<String, Object> configuration(Map<String, URI> instances, Path secretFile) {
    Map<String, Object> shipped =
        new Yaml().load(Rule.read(Path.of("ops/prometheus/prometheus.yml")));
    var global = (Map<String, Object>) shipped.get("global");
    global.put("scrape_interval", INTERVAL);
    global.put("scrape_timeout", INTERVAL);
    global.put("evaluation_interval", INTERVAL);
    var scrape = ((List<Map<String, Object>>) shipped.get("scrape_configs")).getFirst();
    ((Map<String, Object>) scrape.get("authorization"))
        .put("credentials_file", secretFile.toString());
    scrape.put(
        "static_configs",
        instances.entrySet().stream()
            .map(instance ->
                Map.of(
                    "targets", List.of(instance.getValue().getAuthority()),
                    "labels", Map.of("instance", instance.getKey())))
            .toList());
    return shipped;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Prometheus ended with " + process.exitValue());
    }
    try {
      return api.get("/-/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  /** Alerts that fire now, as name and instance. */
  TreeSet<String> firing() {
    var firing = new TreeSet<String>();
    for (JsonNode alert : get("/api/v1/alerts").path("alerts")) {
      if (alert.path("state").asString().equals("firing")) {
        firing.add(alert.at("/labels/alertname").asString() + " " + instance(alert));
      }
    }
    return firing;
  }

  private static String instance(JsonNode alert) {
    return alert.at("/labels/instance").asString("-");
  }

  /** Whether there has been a series that fits this selector. */
  boolean knows(String selector) {
    return !get("/api/v1/series?match[]=" + encoded(selector)).isEmpty();
  }

  /** What an expression gave from one moment to another. */
  List<Series> range(String expr, Instant from, Instant to) {
    String query =
        "/api/v1/query_range?query=%s&start=%s&end=%s&step=0.5"
            .formatted(encoded(expr), from.toEpochMilli() / 1e3, to.toEpochMilli() / 1e3);
    return get(query).path("result").valueStream().map(PrometheusProcess::series).toList();
  }

  private static Series series(JsonNode series) {
    Map<String, String> labels = new TreeMap<>();
    series
        .path("metric")
        .properties()
        .forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
    return new Series(labels, points(series.path("values")).toList());
  }

  private static Stream<Point> points(JsonNode values) {
    return values
        .valueStream()
        .map(v -> new Point(v.path(0).asDouble(), number(v.path(1).asString())));
  }

  private static double number(String value) {
    return switch (value) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(value);
    };
  }

  private JsonNode get(String path) {
    return api.get(path).ok().json().path("data");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
