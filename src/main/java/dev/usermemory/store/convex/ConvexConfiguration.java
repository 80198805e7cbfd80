package dev.usermemory.store.convex;

import dev.usermemory.backup.BackupStore;
import dev.usermemory.context.embedding.EmbeddingProperties;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.store.ConvexReadings;
import dev.usermemory.store.ConvexTelemetry;
import dev.usermemory.store.ForwardingStore;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.StorePorts;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** The ports on Convex, when a deployment is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnConvexStore.class)
class ConvexConfiguration {

  private final JsonMapper json = ConvexJson.mapper();

  @Bean(destroyMethod = "dispose")
  ConnectionProvider convexConnections(ConvexProperties properties) {
    return ConnectionProvider.builder("convex")
        .maxConnections(2 * properties.maxConcurrent()) // as many as both kinds together may run
        .pendingAcquireTimeout(properties.timeout())
        .maxIdleTime(Duration.ofSeconds(30)) // below what proxies usually allow
        .metrics(true)
        .build();
  }

  @Bean
  ConvexGateway convexGateway(
      ConvexProperties properties,
      ConnectionProvider convexConnections,
      ConvexResilience resilience,
      Admission admission,
      ConvexTelemetry telemetry,
      Tracer tracer,
      EmbeddingProperties embeddings) {
    return new ConvexGateway(
        new ConvexTransport(properties, convexConnections, json),
        resilience,
        admission,
        new ConvexCallLog(telemetry, tracer),
        properties,
        embeddings.mode() == EmbeddingProperties.Mode.OFF
            ? DeploymentContract.WITHOUT_VECTORS
            : DeploymentContract.SERVICE);
  }

  @Bean
  ConvexResilience convexResilience(ConvexProperties properties) {
    return new ConvexResilience(properties);
  }

  @Bean
  Admission convexAdmission(ConvexProperties properties) {
    return new Admission(properties);
  }

  @Bean
  CircuitBreakerRegistry convexBreakers(ConvexResilience resilience) {
    return resilience.breakers();
  }

  @Bean
  ConvexReadings convexReadings(Admission admission) {
    return kind -> admission.free(ConvexFunction.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  @Bean
  Deferral deferral(ConvexProperties properties) {
    return new PatientDeferral(properties.finalizePatience());
  }

  @Bean
  SessionResolver sessionResolver(ConvexGateway gateway, ConvexProperties properties) {
    return properties.sessionResolver().isEmpty()
        ? SessionResolver.NONE
        : new ConvexSessionResolver(gateway, properties.sessionResolver());
  }

  @Bean
  BackupStore backupStore() {
    return new NoBackups();
  }

  @Bean
  FirstLook firstLook(ConvexGateway gateway, ConvexProperties properties) {
    return new FirstLook(new ConvexProbe(gateway, properties));
  }

  @Bean(name = MemoryStore.ADAPTER, defaultCandidate = false)
  MemoryStore storeAdapter(ConvexGateway gateway, ConvexProperties properties, StorePolicy policy) {
    var calls = new ConvexCalls(gateway, json, policy);
    var m = new ConvexMemoryStore(calls);
    var privacy = new ConvexPrivacyStore(calls, json);
    var people = new ConvexPeopleStore(calls);
    var parked = new ConvexParkedStore(calls);
    var contexts = new ConvexContexts(calls, policy);
    var vectors = new ConvexVectors(calls);
    var probe = new ConvexProbe(gateway, properties);
    return new ForwardingStore(
        new StorePorts(
            m, m, m, m, m, m, m, m, m, m, parked, m, privacy, privacy, privacy, people, contexts,
            vectors, probe));
  }
}
