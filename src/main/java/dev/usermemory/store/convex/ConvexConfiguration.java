package dev.usermemory.store.convex;

import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
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
      ConvexProperties properties, ConnectionProvider convexConnections, MeterRegistry meters) {
    return new ConvexGateway(
        new ConvexTransport(properties, convexConnections, json),
        new ConvexResilience(properties, meters),
        new ConvexCallLog(meters),
        properties);
  }

  @Bean
  ConvexCalls convexCalls(ConvexGateway gateway, ObjectProvider<StorePolicy> policy) {
    return new ConvexCalls(gateway, json, policy.getIfAvailable(() -> StorePolicy.DEFAULT));
  }

  @Bean
  ConvexMemoryStore convexMemoryStore(ConvexCalls calls) {
    return new ConvexMemoryStore(calls);
  }

  @Bean
  ConvexPrivacyStore convexPrivacyStore(ConvexCalls calls) {
    return new ConvexPrivacyStore(calls, json);
  }

  @Bean
  StoreProbe storeProbe(ConvexCalls calls, ConvexProperties properties) {
    return new ConvexProbe(calls, properties);
  }
}
