package dev.usermemory.store.outbox;

import dev.usermemory.delivery.OnOutbox;
import dev.usermemory.delivery.OutboxProperties;
import dev.usermemory.delivery.OutboxStore;
import dev.usermemory.kernel.DatabaseReading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where writes wait for Convex. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

  @Bean
  OutboxStore outboxStore(OutboxProperties properties, Environment settings) {
    return OnOutbox.isOn(settings) ? OutboxFile.open(properties.path()) : new NoOutbox();
  }

  @Bean
  @Conditional(OnOutbox.class)
  DatabaseReading outboxReading(OutboxStore store) {
    return ((SqliteOutbox) store).database().reading("outbox");
  }
}
