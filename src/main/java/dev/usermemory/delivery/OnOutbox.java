package dev.usermemory.delivery;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Convex is configured, and the outbox in front of it is not switched off. */
public final class OnOutbox implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return isOn(context.getEnvironment());
  }

  public static boolean isOn(Environment settings) {
    return StringUtils.hasText(settings.getProperty("usermemory.convex.url"))
        && !"off".equalsIgnoreCase(settings.getProperty("usermemory.outbox.mode", "on").strip());
  }
}
