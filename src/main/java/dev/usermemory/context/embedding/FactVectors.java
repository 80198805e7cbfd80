package dev.usermemory.context.embedding;

import dev.usermemory.context.rank.Likeness;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A person's vectors of one model. Immutable.
 *
 * @param byFact vectors by factId
 */
public record FactVectors(Map<String, Vector> byFact) {

  /** An entry's key, value and node. */
  private static final int ENTRY_BYTES = 220;

  public FactVectors {
    byFact = Map.copyOf(byFact);
  }

  public static FactVectors of(Collection<FactVector> vectors) {
    return new FactVectors(Map.of()).with(vectors);
  }

  FactVectors with(Collection<FactVector> vectors) {
    Map<String, Vector> all = new HashMap<>(byFact);
    vectors.forEach(vector -> all.put(vector.factId(), vector.vector()));
    return new FactVectors(all);
  }

  public Likeness to(Vector question) {
    Map<String, Double> cosines = new HashMap<>();
    byFact.forEach((factId, vector) -> {
      if (vector.isComparable(question)) {
        cosines.put(factId, vector.cosine(question));
      }
    });
    return new Likeness(cosines);
  }

  /** About the heap that it takes. */
  long weightBytes() {
    return byFact.values().stream().mapToLong(v -> ENTRY_BYTES + v.dimensions()).sum();
  }
}
