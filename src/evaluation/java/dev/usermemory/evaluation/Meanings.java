package dev.usermemory.evaluation;

import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.FactVectors;
import dev.usermemory.context.embedding.local.LocalEmbedder;
import dev.usermemory.context.rank.Likeness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a corpus means beside its words, if {@code -Dembeddings=local} asks for that. */
final class Meanings {

  private static final @Nullable Embedder EMBEDDER = embedder();

  private final FactVectors facts;
  private final Map<String, Likeness> asked = new HashMap<>();

  private Meanings(FactVectors facts) {
    this.facts = facts;
  }

  private static @Nullable Embedder embedder() {
    return switch (System.getProperty("embeddings", "off")) {
      case "", "off" -> null;
      case "local" -> new LocalEmbedder();
      default -> throw new IllegalArgumentException("embeddings must be off or local");
    };
  }

  static Meanings of(Corpus corpus) {
    if (EMBEDDER == null) {
      return new Meanings(FactVectors.of(List.of()));
    }
    List<FactVector> vectors = new ArrayList<>();
    for (Corpus.Told told : corpus.facts()) {
      vectors.add(
          new FactVector(
              LocalMemory.fact(told).factId(),
              EMBEDDER.model(),
              EMBEDDER.embed(List.of(told.text())).getFirst()));
    }
    return new Meanings(FactVectors.of(vectors));
  }

  /** How near the facts are to a question. */
  Likeness of(String question) {
    return EMBEDDER == null
        ? Likeness.UNKNOWN
        : asked.computeIfAbsent(question, q -> facts.to(EMBEDDER.embed(List.of(q)).getFirst()));
  }
}
