package dev.usermemory.context.embedding.remote;

import dev.usermemory.context.embedding.ConditionalOnEmbeddings;
import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.EmbeddingProperties;
import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddings(Mode.URL)
class RemoteConfiguration {

  @Bean
  Embedder remoteEmbedder(EmbeddingProperties properties, JsonMapper json) {
    return new RemoteEmbedder(
        new EmbeddingsEndpoint(
            EmbeddingsEndpoint.address(Objects.requireNonNull(properties.url())),
            properties.apiKey(),
            properties.timeout()),
        properties.modelName(),
        json);
  }
}
