package dev.usermemory.context.rank;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which documents hold a term, by term id, and what BM25 makes of how often: a term's share of its
 * idf that grows with the count up to k1 + 1, less in a longer document.
 */
final class Postings {

  private final int[] starts;
  private final int[] documents;
  private final float[] shares;
  private final boolean[] filled;

  private Postings(int[] starts, int[] documents, float[] shares, boolean[] filled) {
    this.starts = starts;
    this.documents = documents;
    this.shares = shares;
    this.filled = filled;
  }

  /**
   * @param bags a document is a count per term id
   * @param terms how many terms there are
   */
  static Postings of(List<Bag> bags, int terms, double k1, double b) {
    int[] starts = starts(bags, terms);
    int[] next = Arrays.copyOf(starts, terms);
    var documents = new int[starts[terms]];
    var shares = new float[starts[terms]];
    var filled = new boolean[bags.size()];
    int[] lengths = bags.stream().mapToInt(Bag::length).toArray();
    double average = Arrays.stream(lengths).average().orElse(1);
    for (int document = 0; document < filled.length; document++) {
      Bag bag = bags.get(document);
      double norm = k1 * (1 - b + b * lengths[document] / Math.max(1, average));
      for (int i = 0; i < bag.terms().length; i++) {
        int at = next[bag.terms()[i]]++;
        int count = bag.counts()[i];
        documents[at] = document;
        shares[at] = (float) (count * (k1 + 1) / (count + norm));
      }
      filled[document] = !bag.isEmpty();
    }
    return new Postings(starts, documents, shares, filled);
  }

  private static int[] starts(List<Bag> bags, int terms) {
    var starts = new int[terms + 1];
    for (Bag bag : bags) {
      for (int term : bag.terms()) {
        starts[term + 1]++;
      }
    }
    for (int term = 0; term < terms; term++) {
      starts[term + 1] += starts[term];
    }
    return starts;
  }

  int documents() {
    return filled.length;
  }

  boolean hasTerms(int document) {
    return filled[document];
  }

  int frequency(int term) {
    return starts[term + 1] - starts[term];
  }

  /** The documents that hold a term. */
  void documents(int term, IntConsumer consumer) {
    for (int posting = starts[term]; posting < starts[term + 1]; posting++) {
      consumer.accept(documents[posting]);
    }
  }

  /**
   * Raises what a word gave each document that holds the term to at least its share of a weight.
   */
  void raise(int term, double weight, double[] given) {
    for (int posting = starts[term]; posting < starts[term + 1]; posting++) {
      int document = documents[posting];
      double share = weight * shares[posting];
      if (share > given[document]) {
        given[document] = share;
      }
    }
  }

  /** Moves what a word gave the documents that hold the term to their scores. */
  void collect(int term, double[] given, double[] scores) {
    for (int posting = starts[term]; posting < starts[term + 1]; posting++) {
      int document = documents[posting];
      scores[document] += given[document];
      given[document] = 0;
    }
  }

  long bytes() {
    return 4L * starts.length + 8L * documents.length + filled.length + 100;
  }
}
