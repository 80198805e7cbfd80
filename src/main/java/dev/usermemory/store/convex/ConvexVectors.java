package dev.usermemory.store.convex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.embedding.FactText;
import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.context.embedding.VectorStore;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Vectors cross the wire in base64, page by page, each page at its own moment. */
final class ConvexVectors implements VectorStore {

  /** What {@code mem:keepFactVectors} takes at once. */
  private static final int MAX_KEPT = 100;

  /**
   * So many people are known to need none, and for so long: an instance with another model may have
   * replaced what there was.
   */
  private static final int MAX_COVERED = 100_000;

  private static final Duration COVERED_FOR = Duration.ofHours(1);

  private final ConvexCalls convex;
  private final Cache<UserId, Covered> covered =
      Caffeine.newBuilder()
          .maximumSize(MAX_COVERED)
          .expireAfterWrite(COVERED_FOR)
          .executor(Runnable::run)
          .build();

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

  /** Whoever had none without a vector is asked only for what has changed since. */
  @Override
  public List<FactText> withoutVector(UserId user, String model, int limit, long nowMs) {
    Args args = convex.of(user, nowMs).put("model", model).put("since", since(user, model));
    List<FactText> texts = new ArrayList<>();
    Optional<Found> first = find(args, limit);
    Optional<Found> page = first;
    while (page.isPresent()) {
      texts.addAll(page.get().items());
      String cursor = page.get().nextCursor();
      int left = limit - texts.size();
      page =
          cursor == null || left == 0 ? Optional.empty() : find(args.put("cursor", cursor), left);
    }
    if (texts.isEmpty()) {
      first.ifPresent(found -> covered.put(user, new Covered(model, found.revision())));
    }
    return List.copyOf(texts);
  }

  private @Nullable Revision since(UserId user, String model) {
    Covered known = covered.getIfPresent(user);
    return known == null || !known.model().equals(model) ? null : known.since();
  }

  /** Empty without consent. */
  private Optional<Found> find(Args args, int limit) {
    args.put("limit", Math.min(limit, PageRequest.MAX_LIMIT));
    Outcome<Found> outcome =
        convex.gatedRead("mem:factsWithoutVector", args, new TypeReference<>() {});
    return outcome instanceof Outcome.Done<Found>(Found found, boolean _)
        ? Optional.of(found)
        : Optional.empty();
  }

  @Override
  public int keepVectors(UserId user, List<FactVector> vectors) {
    if (vectors.stream().anyMatch(vector -> since(user, vector.model()) == null)) {
      covered.invalidate(user);
    }
    int kept = 0;
    for (int from = 0; from < vectors.size(); from += MAX_KEPT) {
      List<FactVector> some = vectors.subList(from, Math.min(from + MAX_KEPT, vectors.size()));
      Args args = Args.of("userId", user).put("vectors", some.stream().map(Encoded::of).toList());
      kept +=
          convex.mutate("mem:keepFactVectors", args, new TypeReference<Integer>() {}).orElseThrow();
    }
    return kept;
  }

  /** Of a person whose facts all had a vector of a model, as of a revision. */
  private record Covered(String model, Revision since) {}

  private record Found(List<FactText> items, @Nullable String nextCursor, Revision revision) {}

  private record Encoded(String factId, String model, String vector) {

    static Encoded of(FactVector vector) {
      return new Encoded(vector.factId(), vector.model(), vector.vector().base64());
    }

    FactVector decode() {
      return new FactVector(factId, model, Vector.ofBase64(vector));
    }
  }
}
