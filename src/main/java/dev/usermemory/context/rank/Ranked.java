package dev.usermemory.context.rank;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item with its worth.
 *
 * @param position of the item among the index's facts or episodes
 * @param value above 0 and at most 1: with a query, how likely the item is of use, relative to the
 *     best fact; without one, its decayed weight relative to the ceiling. Values add up and can be
 *     compared between facts and episodes of one ranking
 * @param score how much of the question the item is about, from 0 to 1; 1 when not asked for
 * @param session where the item came from; null when unknown
 * @param explanation the parts of the score, computed when asked for
 */
public record Ranked<T>(
    T item,
    int position,
    double value,
    double score,
    @Nullable String session,
    Supplier<List<ScoreTerm>> explanation) {

  public List<ScoreTerm> terms() {
    return explanation.get();
  }
}
