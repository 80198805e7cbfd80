package dev.usermemory.contract.random;

import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import java.util.List;
import java.util.function.Supplier;

/** What goes on behind the writes of a service that makes vectors. */
record VectorOperations(Draw draw) implements Operations {

  static final List<String> MODELS = List.of("m-1", "m-2");

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(this::make, this::make, this::keepLate);
  }

  /** Of what has none yet. */
  private Operation make() {
    String model = draw.pick(MODELS);
    int limit = 1 + draw.below(5);
    return draw.op(
        "make vectors " + model + limit,
        (store, user, nowMs) -> {
          List<FactText> texts = store.vectors().withoutVector(user, model, limit, nowMs);
          int kept = store.vectors().keepVectors(user, vectors(texts, model));
          return texts.toString() + texts.stream().map(FactText::text).toList() + kept;
        });
  }

  /** Of what the partner has, and this person may not. */
  private Operation keepLate() {
    String model = draw.pick(MODELS);
    return draw.op(
        "keep the partner's vectors " + model,
        (store, user, nowMs) -> {
          List<FactVector> vectors = store.vectors().vectors(Partner.of(user), model);
          return List.of(vectors, store.vectors().keepVectors(user, vectors));
        });
  }

  private static List<FactVector> vectors(List<FactText> texts, String model) {
    return texts.stream()
        .map(fact ->
            new FactVector(
                fact.factId(), model, Vector.of(new float[] {1, fact.text().length(), -3})))
        .toList();
  }
}
