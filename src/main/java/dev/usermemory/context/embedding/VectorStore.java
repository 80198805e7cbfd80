package dev.usermemory.context.embedding;

import dev.usermemory.kernel.UserId;
import java.util.List;

/**
 * Keeps vectors beside the facts that they are of: at most one per fact and model, gone with the
 * fact. Keeping one changes nothing that a context's revision stands for.
 */
public interface VectorStore {

  int MAX_VECTORS = 5_000;

  /** Those of the user's live facts, by factId ascending, at most {@value #MAX_VECTORS}. */
  List<FactVector> vectors(UserId user, String model);

  /**
   * Live facts that have no vector of this model, by factId ascending; none without the consent
   * {@code memory}, since their text may be sent to whoever makes vectors.
   *
   * @param limit at most this many, 1 to 1,000
   */
  List<FactText> withoutVector(UserId user, String model, int limit, long nowMs);

  /**
   * Keeps vectors of facts that are still there, and replaces what another model made of them.
   *
   * @param vectors at most 1,000
   * @return how many were kept
   */
  int keepVectors(UserId user, List<FactVector> vectors);
}
