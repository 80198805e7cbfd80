package dev.usermemory.context.rank;

import java.util.Arrays;

/**
 * How often each term is in a text.
 *
 * @param terms ids, each once
 * @param counts of each, above 0
 */
record Bag(int[] terms, int[] counts) {

  static final Bag EMPTY = new Bag(new int[0], new int[0]);

  /**
   * Terms ascending.
   *
   * @param ids as they follow each other in the text; sorted in place
   */
  static Bag of(int[] ids) {
    Arrays.sort(ids);
    var terms = new int[ids.length];
    var counts = new int[ids.length];
    int size = 0;
    for (int i = 0; i < ids.length; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        terms[size++] = ids[i];
      }
      counts[size - 1]++;
    }
    return new Bag(Arrays.copyOf(terms, size), Arrays.copyOf(counts, size));
  }

  /** The terms of both, ascending. */
  Bag and(Bag other) {
    if (other.isEmpty()) {
      return this;
    }
    int[] ids = Arrays.copyOf(ids(), length() + other.length());
    System.arraycopy(other.ids(), 0, ids, length(), other.length());
    return of(ids);
  }

  private int[] ids() {
    var ids = new int[length()];
    int size = 0;
    for (int i = 0; i < terms.length; i++) {
      Arrays.fill(ids, size, size + counts[i], terms[i]);
      size += counts[i];
    }
    return ids;
  }

  boolean isEmpty() {
    return terms.length == 0;
  }

  /** How many words the text has. */
  int length() {
    int length = 0;
    for (int count : counts) {
      length += count;
    }
    return length;
  }

  /** Only of terms that ascend. */
  boolean contains(int term) {
    return Arrays.binarySearch(terms, term) >= 0;
  }

  /** Adds up texts. */
  static final class Sum {

    private final int[] count;
    private final int[] seen;

    /**
     * @param terms how many there are
     */
    Sum(int terms) {
      count = new int[terms];
      seen = new int[terms];
    }

    /** Terms in the order in which they are first seen. */
    Bag of(Iterable<Bag> bags) {
      int size = 0;
      for (Bag bag : bags) {
        for (int i = 0; i < bag.terms.length; i++) {
          int term = bag.terms[i];
          if (count[term] == 0) {
            seen[size++] = term;
          }
          count[term] += bag.counts[i];
        }
      }
      int[] terms = Arrays.copyOf(seen, size);
      var counts = new int[size];
      for (int i = 0; i < size; i++) {
        counts[i] = count[terms[i]];
        count[terms[i]] = 0;
      }
      return new Bag(terms, counts);
    }
  }
}
