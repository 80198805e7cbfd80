package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.tokens.TokenCounter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pure core available to the service. */
@Configuration(proxyBeanMethods = false)
class ContextConfiguration {

  /** Warm from the start: the first chat of the day should not wait for the vocabulary. */
  @Bean(initMethod = "warmUp")
  ContextAssembler contextAssembler(ContextProperties properties) {
    return new ContextAssembler(new TokenCounter(properties.encoding()));
  }
}
