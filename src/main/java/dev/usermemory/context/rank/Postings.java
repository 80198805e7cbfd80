package dev.usermemory.context.rank;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which documents hold a term and how often, by term id, with the documents' lengths. */
final class Postings {

  private final int[] starts;
  private final int[] documents;
  private final short[] frequencies;
  private final float[] relativeLengths;

  private Postings(int[] starts, int[] documents, short[] frequencies, float[] relativeLengths) {
    this.starts = starts;
    this.documents = documents;
    this.frequencies = frequencies;
    this.relativeLengths = relativeLengths;
  }

  /**
   * @param bags a document is a count per term id
   */
  static Postings of(List<Map<Integer, Integer>> bags, int terms) {
    var starts = new int[terms + 1];
    bags.forEach(bag -> bag.keySet().forEach(term -> starts[term + 1]++));
    for (int term = 0; term < terms; term++) {
      starts[term + 1] += starts[term];
    }
    var next = Arrays.copyOf(starts, terms);
    var documents = new int[starts[terms]];
    var frequencies = new short[starts[terms]];
    for (int document = 0; document < bags.size(); document++) {
      for (var entry : bags.get(document).entrySet()) {
        int at = next[entry.getKey()]++;
        documents[at] = document;
        frequencies[at] = (short) Math.min(entry.getValue(), Short.MAX_VALUE);
      }
    }
    return new Postings(starts, documents, frequencies, relativeLengths(bags));
  }

  private static float[] relativeLengths(List<Map<Integer, Integer>> bags) {
    var lengths = new float[bags.size()];
    double sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = bags.get(i).values().stream().mapToInt(Integer::intValue).sum();
      sum += lengths[i];
    }
    double average = sum > 0 ? sum / lengths.length : 1;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] /= (float) average;
    }
    return lengths;
  }

  int documents() {
    return relativeLengths.length;
  }

  boolean hasTerms(int document) {
    return relativeLengths[document] > 0;
  }

  int frequency(int term) {
    return starts[term + 1] - starts[term];
  }

  int start(int term) {
    return starts[term];
  }

  int end(int term) {
    return starts[term + 1];
  }

  int document(int posting) {
    return documents[posting];
  }

  /**
   * The share of a term's idf that BM25 gives for a posting: rises with the count, up to k1 + 1.
   */
  double saturation(int posting, double k1, double b) {
    double count = frequencies[posting];
    double length = relativeLengths[documents[posting]];
    return count * (k1 + 1) / (count + k1 * (1 - b + b * length));
  }

  long bytes() {
    return 4L * starts.length + 6L * documents.length + 4L * relativeLengths.length + 80;
  }
}
