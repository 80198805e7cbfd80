package dev.usermemory.store.convex;

import dev.usermemory.context.embedding.EmbeddingProperties;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.store.ConvexTelemetry;
import dev.usermemory.store.MemoryStore;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.netty.resources.ConnectionProvider;

/** The real gateway in front of a deployment, and its ports. */
public record OpenConvex(ConnectionProvider connections, MemoryStore store)
    implements StoreUnderTest {

  private static final EmbeddingProperties WITHOUT_EMBEDDINGS =
      new Binder(new MapConfigurationPropertySource())
          .bindOrCreate("usermemory.embeddings", EmbeddingProperties.class);

  /** Patient: it fails only when the deployment does. */
  public static OpenConvex at(URI url, StorePolicy policy) {
    return at(url, policy, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }

  public static OpenConvex at(
      URI url, StorePolicy policy, Duration timeout, Duration attemptTimeout) {
    var properties =
        new ConvexProperties(
            url,
            new Secret(ConvexHarness.KEY),
            timeout,
            timeout,
            attemptTimeout,
            Duration.ofSeconds(5),
            10,
            Duration.ofMillis(5),
            16,
            1,
            200,
            Duration.ofSeconds(60),
            100,
            Duration.ofMillis(100),
            "");
    var configuration = new ConvexConfiguration();
    var connections = configuration.convexConnections(properties);
    var gateway =
        configuration.convexGateway(
            properties,
            connections,
            configuration.convexResilience(properties),
            configuration.convexAdmission(properties),
            ConvexTelemetry.NONE,
            Tracer.NONE,
            WITHOUT_EMBEDDINGS);
    return new OpenConvex(connections, configuration.storeAdapter(gateway, properties, policy));
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
