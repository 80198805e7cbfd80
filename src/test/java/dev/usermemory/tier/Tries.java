package dev.usermemory.tier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** How often each tier tries a property, in place of {@code @Property(tries = …)}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(Tries.ByTier.class)
public @interface Tries {

  int quick();

  int nightly();

  /** Sets them before the property runs. */
  final class ByTier implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      context
          .findAnnotation(Tries.class)
          .ifPresent(
              tries -> context.attributes().setTries(Tier.cases(tries.quick(), tries.nightly())));
      return property.execute();
    }
  }
}
