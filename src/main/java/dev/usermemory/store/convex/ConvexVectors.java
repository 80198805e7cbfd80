package dev.usermemory.store.convex;

import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.context.embedding.VectorStore;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Vectors cross the wire in base64, page by page, each page at its own moment. */
final class ConvexVectors implements VectorStore {

  /** What {@code mem:keepFactVectors} takes at once. */
  private static final int MAX_KEPT = 100;

  private final ConvexCalls convex;

  ConvexVectors(ConvexCalls convex) {
    this.convex = convex;
  }

  @Override
  public List<FactVector> vectors(UserId user, String model) {
    var vectors = new ArrayList<FactVector>();
    String cursor = null;
    do {
      Args args = Args.of("userId", user).put("model", model).put("cursor", cursor);
      Page<Encoded> page =
          convex.read("mem:factVectors", args, new TypeReference<Page<Encoded>>() {}).orElseThrow();
      page.items().stream()
          .limit(MAX_VECTORS - vectors.size())
          .map(Encoded::decode)
          .forEach(vectors::add);
      cursor = page.nextCursor();
    } while (cursor != null && vectors.size() < MAX_VECTORS);
    return List.copyOf(vectors);
  }

  @Override
  public List<FactText> withoutVector(UserId user, String model, int limit, long nowMs) {
    var texts = new ArrayList<FactText>();
    String cursor = null;
    do {
      int size = Math.min(limit - texts.size(), PageRequest.MAX_LIMIT);
      Page<FactText> page = withoutVector(user, model, new PageRequest(cursor, size), nowMs);
      texts.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null && texts.size() < limit);
    return List.copyOf(texts);
  }

  private Page<FactText> withoutVector(UserId user, String model, PageRequest page, long nowMs) {
    Args args = convex.of(user, nowMs).put("model", model).page(page);
    Outcome<Page<FactText>> found =
        convex.gatedRead("mem:factsWithoutVector", args, new TypeReference<>() {});
    return found instanceof Outcome.Done<Page<FactText>>(Page<FactText> texts, boolean _)
        ? texts
        : new Page<>(List.of(), null);
  }

  @Override
  public int keepVectors(UserId user, List<FactVector> vectors) {
    int kept = 0;
    for (int from = 0; from < vectors.size(); from += MAX_KEPT) {
      List<FactVector> some = vectors.subList(from, Math.min(from + MAX_KEPT, vectors.size()));
      Args args = Args.of("userId", user).put("vectors", some.stream().map(Encoded::of).toList());
      kept +=
          convex.mutate("mem:keepFactVectors", args, new TypeReference<Integer>() {}).orElseThrow();
    }
    return kept;
  }

  private record Encoded(String factId, String model, String vector) {

    static Encoded of(FactVector vector) {
      return new Encoded(vector.factId(), vector.model(), vector.vector().base64());
    }

    FactVector decode() {
      return new FactVector(factId, model, Vector.ofBase64(vector));
    }
  }
}
