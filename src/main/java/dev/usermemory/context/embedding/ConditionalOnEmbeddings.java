package dev.usermemory.context.embedding;

import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** {@code EMBEDDINGS} is one of these; what it cannot be counts as off until it is refused. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnEmbeddings.class)
public @interface ConditionalOnEmbeddings {

  Mode[] value();
}
