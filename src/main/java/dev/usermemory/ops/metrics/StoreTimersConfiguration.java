package dev.usermemory.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** Puts {@link StoreTimers} around every bean that is a port. */
@Configuration(proxyBeanMethods = false)
class StoreTimersConfiguration {

  /** Static and lazy about the registry, so that no other bean is made too early. */
  @Bean
  static BeanPostProcessor storeTimers(ObjectProvider<MeterRegistry> meters) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?>[] ports =
            Arrays.stream(ClassUtils.getAllInterfaces(bean))
                .filter(StoreTimersConfiguration::isPort)
                .toArray(Class<?>[]::new);
        return ports.length == 0
            ? bean
            : Proxy.newProxyInstance(
                getClass().getClassLoader(), ports, new StoreTimers(bean, meters.getObject()));
      }
    };
  }

  /** By convention: an interface of ours named {@code …Store}. */
  private static boolean isPort(Class<?> type) {
    return type.getPackageName().startsWith("dev.usermemory.")
        && type.getSimpleName().endsWith("Store");
  }
}
