package dev.usermemory.context.embedding.local;

import dev.usermemory.context.embedding.ConditionalOnEmbeddings;
import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import dev.usermemory.kernel.InvalidSettingException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddings(Mode.LOCAL)
class LocalConfiguration {

  /** Loaded at start, so that no chat waits for it. */
  @Bean
  Embedder localEmbedder() {
    if (!ClassUtils.isPresent("ai.onnxruntime.OrtEnvironment", null)) {
      throw new InvalidSettingException(
          "EMBEDDINGS=local needs user-memory-service-<version>-embeddings.jar, which"
              + " ./mvnw package -Pembeddings builds; this jar has no models");
    }
    return new LocalEmbedder();
  }
}
