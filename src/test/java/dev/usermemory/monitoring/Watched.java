package dev.usermemory.monitoring;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.scenarios.Cable;
import dev.usermemory.scenarios.ServiceProcess;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A service on SQLite and one on Convex, their callers, and Prometheus that scrapes both. */
final class Watched implements AutoCloseable {

  private static final String SERVICE = "a-secret-of-the-service-of-32-chars";
  private static final String ADMIN = "a-secret-of-an-operator-of-32-chars";
  private static final String METRICS = "a-secret-of-prometheus-of-32-chars.";

  private static final String TOKENS =
      """
      {"tokens": [{"name": "chat", "scopes": ["memory"], "expiresAt": "%s", "sha256":
       "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}\
      """;

  final Cable cable;
  final ServiceProcess embedded;
  final ServiceProcess convex;
  final Traffic ofEmbedded;
  final PrometheusProcess prometheus;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  Watched(Path folder) throws Exception {
    try {
      ConvexHarness harness = keep(ConvexHarness.start());
      cable = keep(new Cable(harness.url()));
      embedded = keep(start(folder.resolve("embedded"), Map.of()));
      convex = keep(start(folder.resolve("convex"), onConvex(cable)));
      Map<String, URI> instances = Map.of("embedded", embedded.url(), "convex", convex.url());
      prometheus = keep(PrometheusProcess.start(folder, instances, METRICS));
      ofEmbedded = keep(traffic(embedded));
      keep(traffic(convex));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  private static Map<String, String> onConvex(Cable cable) {
    return Map.of("CONVEX_URL", cable.url().toString(), "CONVEX_DEPLOY_KEY", ConvexHarness.KEY);
  }

  private static ServiceProcess start(Path folder, Map<String, String> settings)
      throws IOException {
    Files.createDirectories(folder);
    Instant inAMonth = Instant.now().plus(Duration.ofDays(30));
    Path tokens = Files.writeString(folder.resolve("tokens.json"), TOKENS.formatted(inAMonth));
    var all = new HashMap<>(settings);
    all.put("MEMORY_DB_PATH", folder.resolve("memory.db").toString());
    all.put("OUTBOX_PATH", folder.resolve("outbox.db").toString());
    all.put("SERVICE_SHARED_SECRET", SERVICE);
    all.put("ADMIN_SHARED_SECRET", ADMIN);
    all.put("METRICS_SHARED_SECRET", METRICS);
    all.put("ACCESS_TOKENS_FILE", tokens.toString());
    all.put("LOG_LEVEL", "WARN");
    return ServiceProcess.start(all, folder.resolve("service.log"));
  }

  private static Traffic traffic(ServiceProcess service) {
    return Traffic.begin(new ServiceClient(service.url(), SERVICE), operator(service));
  }

  static ServiceClient operator(ServiceProcess service) {
    return new ServiceClient(service.url(), ADMIN);
  }

  @Override
  public void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
