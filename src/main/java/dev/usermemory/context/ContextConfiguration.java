package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.tokens.TokenCounter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pure core available to the service. */
@Configuration(proxyBeanMethods = false)
class ContextConfiguration {

  @Bean
  TokenCounter tokenCounter(ContextProperties properties) {
    return new TokenCounter(properties.encoding());
  }

  @Bean
  ContextAssembler contextAssembler(TokenCounter counter) {
    return new ContextAssembler(counter);
  }

  @Bean
  BudgetCheck budgetCheck(TokenCounter counter) {
    return new BudgetCheck(counter::count, System::nanoTime);
  }
}
