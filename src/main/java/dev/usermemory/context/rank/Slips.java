package dev.usermemory.context.rank;

import java.util.Arrays;

/**
 * Compares spellings by letters inserted, left out, replaced or swapped with their neighbour
 * (Damerau 1964, in the form that changes no letter twice). Does so a limited number of times, and
 * finds nothing near after that.
 */
final class Slips {

  private int left;
  private int[] beforeLast = {};
  private int[] last = {};
  private int[] row = {};

  /**
   * @param comparisons that it makes
   */
  Slips(int comparisons) {
    left = comparisons;
  }

  /**
   * Whether at most so many slips lead from the one word to the other.
   *
   * @param words holds the other from {@code from} on
   */
  boolean atMost(int slips, byte[] word, byte[] words, int from, int length) {
    if (left-- <= 0) {
      left = 0;
      return false;
    }
    begin(length);
    for (int i = 1; i <= word.length; i++) {
      if (next(word, i, words, from, length) > slips) {
        return false;
      }
    }
    return last[length] <= slips;
  }

  private void begin(int length) {
    if (row.length <= length) {
      beforeLast = new int[length + 1];
      last = new int[length + 1];
      row = new int[length + 1];
    }
    Arrays.setAll(last, j -> j);
  }

  /** The next row of the table of distances between beginnings; returns the least of it. */
  private int next(byte[] word, int i, byte[] words, int from, int length) {
    row[0] = i;
    int least = i;
    for (int j = 1; j <= length; j++) {
      byte letter = words[from + j - 1];
      int replaced = last[j - 1] + (word[i - 1] == letter ? 0 : 1);
      int distance = Math.min(replaced, Math.min(row[j - 1], last[j]) + 1);
      if (i > 1 && j > 1 && word[i - 1] == words[from + j - 2] && word[i - 2] == letter) {
        distance = Math.min(distance, beforeLast[j - 2] + 1);
      }
      row[j] = distance;
      least = Math.min(least, distance);
    }
    int[] free = beforeLast;
    beforeLast = last;
    last = row;
    row = free;
    return least;
  }
}
