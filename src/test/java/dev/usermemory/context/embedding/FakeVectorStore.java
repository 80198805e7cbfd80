package dev.usermemory.context.embedding;

import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of one person and their vectors. Thread-safe. */
final class FakeVectorStore implements VectorStore {

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, FactVector> vectors = new TreeMap<>();
  private boolean away;
  private int reads;

  synchronized void say(String factId, String text) {
    texts.put(factId, text);
  }

  synchronized void forget(String factId) {
    texts.remove(factId);
    vectors.remove(factId);
  }

  synchronized void away(boolean value) {
    away = value;
  }

  /** How often all vectors were read. */
  synchronized int reads() {
    return reads;
  }

  private void open() {
    if (away) {
      throw new StoreUnavailableException(new IllegalStateException("away"));
    }
  }

  @Override
  public synchronized List<FactVector> vectors(UserId user, String model) {
    open();
    reads++;
    return vectors.values().stream().filter(v -> v.model().equals(model)).toList();
  }

  @Override
  public synchronized List<FactText> withoutVector(
      UserId user, String model, int limit, long nowMs) {
    open();
    List<FactText> missing = new ArrayList<>();
    texts.forEach((factId, text) -> {
      FactVector vector = vectors.get(factId);
      if (missing.size() < limit && (vector == null || !vector.model().equals(model))) {
        missing.add(new FactText(factId, text));
      }
    });
    return missing;
  }

  @Override
  public synchronized int keepVectors(UserId user, List<FactVector> made) {
    open();
    List<FactVector> kept = made.stream().filter(v -> texts.containsKey(v.factId())).toList();
    kept.forEach(vector -> vectors.put(vector.factId(), vector));
    return kept.size();
  }
}
