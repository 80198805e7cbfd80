package dev.usermemory.store.convex;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** No Convex deployment is configured. */
final class OnNoConvexStore implements Condition {

  private final Condition store = new OnConvexStore();

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return !store.matches(context, metadata);
  }
}
