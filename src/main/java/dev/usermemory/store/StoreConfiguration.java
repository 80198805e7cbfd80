package dev.usermemory.store;

import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.PersonalCache;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one store that every feature gets as its port: the configured adapter, decorated. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  AnonymousUsers anonymousUsers(AnonymousProperties properties) {
    return properties.users();
  }

  @Bean
  MemoryStore memoryStore(
      @Qualifier(MemoryStore.ADAPTER) MemoryStore adapter,
      List<PersonalCache> caches,
      AnonymousUsers anonymous,
      StoreTelemetry telemetry) {
    return new ObservedStore(
        new AnonymousStore(new EvictingStore(adapter, caches), anonymous), telemetry);
  }
}
