package dev.usermemory.context.embedding;

import dev.usermemory.context.embedding.EmbeddingProperties.Mode;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code EMBEDDINGS} there is nothing here but a {@link Meanings} that knows nothing. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

  @Bean
  @ConditionalOnEmbeddings(Mode.OFF)
  Meanings noMeanings() {
    return Meanings.NONE;
  }

  /** With one of the rooms that make vectors. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnEmbeddings({Mode.LOCAL, Mode.URL})
  static class On {

    @Bean
    KnownVectors knownVectors(EmbeddingProperties properties, Clock clock) {
      return new KnownVectors(properties.cacheSize(), clock);
    }

    @Bean
    EmbeddingQueue embeddingQueue(EmbeddingProperties properties) {
      return new EmbeddingQueue(properties.maxWaiting());
    }

    @Bean
    FactEmbedding factEmbedding(
        Embedder embedder,
        VectorStore store,
        KnownVectors known,
        EmbeddingTelemetry telemetry,
        EmbeddingProperties properties,
        Clock clock) {
      return new FactEmbedding(embedder, store, known, telemetry, properties.batch(), clock);
    }

    @Bean
    EmbeddingWorker embeddingWorker(
        EmbeddingQueue queue, FactEmbedding embedding, EmbeddingTelemetry telemetry) {
      return new EmbeddingWorker(queue, embedding, telemetry);
    }

    @Bean
    QuestionPool questionPool(EmbeddingProperties properties) {
      return new QuestionPool(properties.queries());
    }

    @Bean
    Meanings storedMeanings(
        FactEmbedding embedding,
        KnownVectors known,
        EmbeddingQueue queue,
        QuestionPool pool,
        EmbeddingProperties properties,
        EmbeddingTelemetry telemetry) {
      return new StoredMeanings(
          embedding, known, queue, pool, properties.queryTimeout(), telemetry);
    }
  }
}
