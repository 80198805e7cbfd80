package dev.usermemory.telemetry.trace;

import dev.usermemory.kernel.Tracer;
import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records traces when a collector is named; without one there is no exporter and no thread. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

  @Bean
  SpanSource spanSource(TraceProperties properties, ObjectProvider<BuildProperties> build) {
    URI endpoint = properties.endpoint();
    return endpoint == null ? new PassingOn() : new Recording(endpoint, properties, version(build));
  }

  private static String version(ObjectProvider<BuildProperties> build) {
    BuildProperties known = build.getIfAvailable();
    return known == null ? "development" : Objects.requireNonNullElse(known.getVersion(), "");
  }

  @Bean
  Tracer tracer(SpanSource spans) {
    return new OtelTracer(spans);
  }
}
