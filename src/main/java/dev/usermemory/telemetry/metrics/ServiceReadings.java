package dev.usermemory.telemetry.metrics;

import dev.usermemory.access.Callers;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.ops.CertificateExpiry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What runs here, and how long what it was given stays valid. */
@Component
class ServiceReadings implements MeterBinder {

  private final Callers callers;
  private final CertificateExpiry certificates;

  /** Micrometer would take {@code _info} off the name of a gauge. */
  ServiceReadings(
      Callers callers,
      CertificateExpiry certificates,
      StoreProbe store,
      ObjectProvider<BuildProperties> build,
      ObjectProvider<PrometheusRegistry> prometheus) {
    this.callers = callers;
    this.certificates = certificates;
    BuildProperties built = build.getIfAvailable();
    String version = built == null ? null : built.getVersion();
    prometheus.ifAvailable(registry ->
        Info.builder()
            .name("usermemory_build")
            .help("What runs here")
            .labelNames("version", "store")
            .register(registry)
            .setLabelValues(version == null ? "development" : version, store.name()));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    expiry(meters, "certificate", certificates::next);
    expiry(meters, "token", callers::nextTokenExpiry);
  }

  private static void expiry(
      MeterRegistry meters, String credential, Supplier<Optional<Instant>> next) {
    Gauge.builder("usermemory.credential.expiry.timestamp", () -> seconds(next.get()))
        .description("When the first of them ends, since the epoch; +Inf when none does")
        .baseUnit("seconds")
        .tag("credential", credential)
        .register(meters);
  }

  private static double seconds(Optional<Instant> end) {
    return end.map(at -> (double) at.getEpochSecond()).orElse(Double.POSITIVE_INFINITY);
  }
}
