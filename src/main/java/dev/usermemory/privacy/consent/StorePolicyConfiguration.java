package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.LongestWait;
import dev.usermemory.kernel.StorePolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every store does about undecided consents, repetitions and sessions. */
@Configuration(proxyBeanMethods = false)
class StorePolicyConfiguration {

  @Bean
  StorePolicy storePolicy(ConsentProperties consents, LongestWait wait) {
    return consents.policy(wait);
  }
}
