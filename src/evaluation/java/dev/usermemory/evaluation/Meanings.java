package dev.usermemory.evaluation;

import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.FactVectors;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.context.embedding.local.LocalEmbedder;
import dev.usermemory.context.rank.Likeness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a corpus means beside its words, as an embedder tells. */
final class Meanings {

  private static final @Nullable Embedder EMBEDDER = embedder();

  private final @Nullable Embedder embedder;
  private final FactVectors facts;
  private final Map<String, Likeness> asked = new HashMap<>();

  private Meanings(@Nullable Embedder embedder, FactVectors facts) {
    this.embedder = embedder;
    this.facts = facts;
  }

  private static @Nullable Embedder embedder() {
    return switch (System.getProperty("embeddings", "off")) {
      case "", "off" -> null;
      case "local" -> new LocalEmbedder();
      default -> throw new IllegalArgumentException("embeddings must be off or local");
    };
  }

  /** If {@code -Dembeddings=local} asks for that; nothing otherwise. */
  static Meanings of(Corpus corpus) {
    return EMBEDDER == null ? new Meanings(null, FactVectors.of(List.of())) : of(corpus, EMBEDDER);
  }

  static Meanings of(Corpus corpus, Embedder embedder) {
    List<FactVector> vectors = new ArrayList<>();
    for (Corpus.Told told : corpus.facts()) {
      vectors.add(
          new FactVector(
              LocalMemory.fact(told).factId(),
              embedder.model(),
              embedder.embed(List.of(told.text())).getFirst()));
    }
    return new Meanings(embedder, FactVectors.of(vectors));
  }

  /** How near the facts are to a question. */
  Likeness of(String question) {
    return embedder == null
        ? Likeness.UNKNOWN
        : asked.computeIfAbsent(question, q -> compare(embedder, q));
  }

  private Likeness compare(Embedder embedder, String question) {
    Vector vector = embedder.embed(List.of(question)).getFirst();
    return new Likeness(facts.to(vector).cosines(), embedder.crossesLanguages());
  }
}
