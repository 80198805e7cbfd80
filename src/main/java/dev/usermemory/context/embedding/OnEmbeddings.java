package dev.usermemory.context.embedding;

import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnEmbeddings implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Mode[] wanted =
        metadata
            .getAnnotations()
            .get(ConditionalOnEmbeddings.class)
            .getEnumArray("value", Mode.class);
    return Arrays.asList(wanted).contains(mode(context.getEnvironment()));
  }

  private static Mode mode(Environment settings) {
    String named = settings.getProperty("usermemory.embeddings.mode", "").strip();
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(named))
        .findFirst()
        .orElse(Mode.OFF);
  }
}
