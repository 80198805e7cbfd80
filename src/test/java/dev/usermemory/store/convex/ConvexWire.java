package dev.usermemory.store.convex;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.Tracer;
import java.net.URI;
import java.time.Duration;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in front of a scripted HTTP server. */
final class ConvexWire implements AutoCloseable {

  /** Writes of one person that may wait. */
  static final int WAITING = 20;

  static final String KEY = "prod:wire|secret-key";

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(64));
  final ToldCalls told = new ToldCalls();
  private final ConvexResilience resilience;
  final ConvexGateway gateway;
  private final ConnectionProvider connections = ConnectionProvider.create("wire", 32);

  /** Patient enough for any machine; a test about slowness asks for less. */
  ConvexWire(int maxAttempts, int maxConcurrent) {
    this(maxAttempts, maxConcurrent, Duration.ofSeconds(30));
  }

  ConvexWire(int maxAttempts, int maxConcurrent, Duration attemptTimeout) {
    this(maxAttempts, maxConcurrent, attemptTimeout, Duration.ofMillis(200));
  }

  ConvexWire(int maxAttempts, int maxConcurrent, Duration attemptTimeout, Duration breakerOpen) {
    server.start();
    var properties =
        properties(
            URI.create(server.baseUrl()), maxAttempts, maxConcurrent, attemptTimeout, breakerOpen);
    resilience = new ConvexResilience(properties);
    gateway =
        new ConvexGateway(
            new ConvexTransport(properties, connections, JsonMapper.builder().build()),
            resilience,
            new Admission(properties),
            new ConvexCallLog(told, Tracer.NONE),
            properties,
            DeploymentContract.WITHOUT_VECTORS);
  }

  static ConvexProperties properties(URI url, int maxConcurrent, Duration attemptTimeout) {
    return properties(url, 1, maxConcurrent, attemptTimeout, Duration.ofMillis(200));
  }

  private static ConvexProperties properties(
      URI url, int maxAttempts, int maxConcurrent, Duration attemptTimeout, Duration breakerOpen) {
    return new ConvexProperties(
        url,
        new Secret(KEY),
        atMost(attemptTimeout.multipliedBy(5), Duration.ofSeconds(60)),
        Duration.ofSeconds(5), // only the configuration reads it
        attemptTimeout,
        Duration.ofSeconds(5),
        maxAttempts,
        Duration.ofMillis(5),
        maxConcurrent,
        1,
        WAITING,
        Duration.ofSeconds(60),
        100,
        breakerOpen,
        "");
  }

  private static Duration atMost(Duration wanted, Duration most) {
    return wanted.compareTo(most) < 0 ? wanted : most;
  }

  /** Whether the breaker of queries is in this state. */
  boolean breakerIs(String state) {
    return resilience.breaker(ConvexFunction.Kind.QUERY).getState().name().equalsIgnoreCase(state);
  }

  @Override
  public void close() {
    connections.dispose();
    server.stop();
  }
}
