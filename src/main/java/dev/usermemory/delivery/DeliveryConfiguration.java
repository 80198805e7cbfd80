package dev.usermemory.delivery;

import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.LongestWait;
import dev.usermemory.kernel.OutboxProbe;
import dev.usermemory.kernel.PersonalQueue;
import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.Tracer;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The outbox in front of Convex. Elsewhere nothing waits, which an empty one tells operators. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  private static final RandomGenerator RANDOM = () -> ThreadLocalRandom.current().nextLong();

  @Bean
  Outbox outbox(OutboxStore store, OutboxProperties properties, Clock clock) {
    return new Outbox(store, properties, clock);
  }

  @Bean
  PersonalQueue outboxErasure(Outbox outbox, SessionOwners owners, Clock clock) {
    return new OutboxErasure(outbox, owners, clock);
  }

  @Bean
  LongestWait longestWait(OutboxProperties properties, Environment settings) {
    return OnOutbox.isOn(settings) ? new LongestWait(properties.maxAge()) : LongestWait.NONE;
  }

  /** What there is when Convex is configured and the outbox is on. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(OnOutbox.class)
  static class On {

    @Bean
    OutboxProbe outboxProbe(Outbox outbox) {
      return outbox::acceptsWrites;
    }

    @Bean
    StorePause storePause(Outbox outbox) {
      return new StorePause(Backoff.ofStore(RANDOM), outbox.bell());
    }

    @Bean
    @Primary
    Deferral outboxDeferral(
        Outbox outbox, StorePause pause, DeliveryTelemetry telemetry, Clock clock) {
      return new OutboxDeferral(outbox, pause, telemetry, clock);
    }

    @Bean
    OutboxDelivery outboxDelivery(
        Outbox outbox,
        Deliverables doors,
        StorePause pause,
        StoreProbe store,
        OutboxProperties properties,
        DeliveryTelemetry telemetry,
        Tracer tracer,
        Clock clock) {
      var attempt =
          new OutboxAttempt(
              outbox,
              doors,
              pause,
              store,
              Backoff.ofWrites(RANDOM),
              properties.maxAge(),
              telemetry,
              tracer,
              clock);
      return new OutboxDelivery(outbox, attempt, pause, store, clock).start();
    }
  }
}
