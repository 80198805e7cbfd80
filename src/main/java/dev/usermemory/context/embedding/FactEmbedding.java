package dev.usermemory.context.embedding;

import dev.usermemory.context.rank.Likeness;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Gives facts their vectors, a few of one person at a time. */
final class FactEmbedding {

  private final Embedder embedder;
  private final VectorStore store;
  private final KnownVectors known;
  private final EmbeddingTelemetry telemetry;
  private final int batch;
  private final Clock clock;

  FactEmbedding(
      Embedder embedder,
      VectorStore store,
      KnownVectors known,
      EmbeddingTelemetry telemetry,
      int batch,
      Clock clock) {
    this.embedder = embedder;
    this.store = store;
    this.known = known;
    this.telemetry = telemetry;
    this.batch = batch;
    this.clock = clock;
  }

  /** What a question means. */
  Vector ofQuestion(String question) {
    long startedNanos = System.nanoTime();
    Vector vector = embedder.embed(List.of(question)).getFirst();
    telemetry.asked(System.nanoTime() - startedNanos);
    return vector;
  }

  /** How near facts are to a question, as far as the model can say. */
  Likeness compare(Vector question, FactVectors facts) {
    return new Likeness(facts.to(question).cosines(), embedder.crossesLanguages());
  }

  /** The person's vectors, from the store if they are not known; they are kept. */
  FactVectors load(UserId user) {
    long ticket = known.ticket(user);
    FactVectors vectors = known.find(user);
    return vectors == null ? reload(user, ticket) : vectors;
  }

  private FactVectors reload(UserId user, long ticket) {
    FactVectors vectors = FactVectors.of(store.vectors(user, embedder.model()));
    known.keep(user, ticket, vectors);
    return vectors;
  }

  /**
   * Embeds some facts that have no vector yet.
   *
   * @return whether there may be more
   */
  boolean step(UserId user) {
    long ticket = known.ticket(user);
    List<FactText> facts = store.withoutVector(user, embedder.model(), batch, clock.millis());
    if (facts.isEmpty()) {
      if (known.isOld(user)) {
        reload(user, ticket); // another instance may have made what this one misses
      }
      return false;
    }
    List<FactVector> vectors = embed(facts);
    int kept = store.keepVectors(user, vectors);
    telemetry.embedded(kept);
    known.add(user, ticket, FactVectors.of(vectors));
    return kept > 0;
  }

  private List<FactVector> embed(List<FactText> facts) {
    List<Vector> vectors = embedder.embed(facts.stream().map(FactText::text).toList());
    if (vectors.size() != facts.size()) {
      throw new EmbeddingException("Not one vector for each text");
    }
    List<FactVector> embedded = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      embedded.add(new FactVector(facts.get(i).factId(), embedder.model(), vectors.get(i)));
    }
    return embedded;
  }
}
