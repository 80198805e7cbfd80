package dev.usermemory.context.embedding;

import dev.usermemory.context.rank.Likeness;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Vectors of a person's facts, all of one model. Immutable.
 *
 * @param byFact vectors by factId
 */
public record FactVectors(Map<String, Vector> byFact) {

  /** What an entry takes beside the vector's bytes, its id, objects and place: 137 measured. */
  private static final int ENTRY_BYTES = 140;

  public FactVectors {
    byFact = Map.copyOf(byFact);
  }

  public static FactVectors of(Collection<FactVector> vectors) {
    Map<String, Vector> byFact = new HashMap<>();
    vectors.forEach(vector -> byFact.put(vector.factId(), vector.vector()));
    return new FactVectors(byFact);
  }

  FactVectors with(FactVectors others) {
    Map<String, Vector> all = new HashMap<>(byFact);
    all.putAll(others.byFact);
    return new FactVectors(all);
  }

  /** Those of these facts. */
  FactVectors only(Set<String> factIds) {
    Map<String, Vector> some = new HashMap<>(byFact);
    some.keySet().retainAll(factIds);
    return new FactVectors(some);
  }

  /** How near the facts are to a question, as far as that can be said. */
  public Likeness to(Vector question) {
    Map<String, Double> cosines = new HashMap<>(2 * byFact.size());
    byFact.forEach((factId, vector) -> {
      if (vector.isComparable(question)) {
        cosines.put(factId, vector.cosine(question));
      }
    });
    return new Likeness(cosines);
  }

  boolean cover(Set<String> factIds) {
    return byFact.keySet().containsAll(factIds);
  }

  /** About the heap that it takes. */
  int weightBytes() {
    return byFact.values().stream().mapToInt(v -> ENTRY_BYTES + v.dimensions()).sum();
  }
}
