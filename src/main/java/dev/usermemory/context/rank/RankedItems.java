package dev.usermemory.context.rank;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Items in the order of their worth, the best first. Of most of a memory's items little is wanted,
 * so that a {@link Ranked} is made when it is asked for.
 */
public final class RankedItems<T> extends AbstractList<Ranked<T>> implements RandomAccess {

  private final int[] positions;
  private final IntFunction<Ranked<T>> ranked;

  /**
   * @param positions in the index, best first; taken over
   * @param ranked the item at a position
   */
  RankedItems(int[] positions, IntFunction<Ranked<T>> ranked) {
    this.positions = positions;
    this.ranked = ranked;
  }

  public static <T> RankedItems<T> none() {
    return new RankedItems<>(
        new int[0],
        position -> {
          throw new IndexOutOfBoundsException(position);
        });
  }

  /** Where an item stands in the index, without looking at it. */
  public int position(int rank) {
    return positions[rank];
  }

  @Override
  public Ranked<T> get(int rank) {
    return ranked.apply(positions[rank]);
  }

  @Override
  public int size() {
    return positions.length;
  }

  /** Some of them, in the same order. */
  public RankedItems<T> where(Predicate<Ranked<T>> wanted) {
    int[] kept = new int[positions.length];
    int n = 0;
    for (int position : positions) {
      kept[n] = position;
      n += wanted.test(ranked.apply(position)) ? 1 : 0;
    }
    return new RankedItems<>(Arrays.copyOf(kept, n), ranked);
  }
}
