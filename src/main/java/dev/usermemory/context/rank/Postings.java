package dev.usermemory.context.rank;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which documents hold a term, by term id, and what BM25 makes of how often: a term's share of its
 * idf that grows with the count up to k1 + 1, less in a longer document.
 */
final class Postings {

  private static final int[] NONE = {};

  private final Saturation saturation;
  private final int[] starts;
  private final int[] documents;
  private final float[] shares;
  private final boolean[] filled;

  /** How the share of a term grows with its count in a document. */
  private record Saturation(double k1, double b, double averageLength) {

    float share(int count, int length) {
      double norm = k1 * (1 - b + b * length / Math.max(1, averageLength));
      return (float) (count * (k1 + 1) / (count + norm));
    }
  }

  private Postings(
      Saturation saturation, int[] starts, int[] documents, float[] shares, boolean[] filled) {
    this.saturation = saturation;
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
    double average = bags.stream().mapToInt(Bag::length).average().orElse(1);
    var saturation = new Saturation(k1, b, average);
    return new Postings(saturation, new int[1], NONE, new float[0], new boolean[0])
        .with(bags, terms);
  }

  /** With more documents behind its own, whose average length stays the measure. */
  Postings with(List<Bag> bags, int terms) {
    int[] starts = starts(bags, terms);
    int[] next = Arrays.copyOf(starts, terms);
    var documents = new int[starts[terms]];
    var shares = new float[starts[terms]];
    var filled = Arrays.copyOf(this.filled, documents() + bags.size());
    for (int term = 0; term < this.starts.length - 1; term++) {
      int size = frequency(term);
      System.arraycopy(this.documents, this.starts[term], documents, next[term], size);
      System.arraycopy(this.shares, this.starts[term], shares, next[term], size);
      next[term] += size;
    }
    int document = documents();
    for (Bag bag : bags) {
      int length = bag.length();
      for (int i = 0; i < bag.terms().length; i++) {
        int at = next[bag.terms()[i]]++;
        documents[at] = document;
        shares[at] = saturation.share(bag.counts()[i], length);
      }
      filled[document++] = !bag.isEmpty();
    }
    return new Postings(saturation, starts, documents, shares, filled);
  }

  private int[] starts(List<Bag> bags, int terms) {
    var starts = new int[terms + 1];
    for (int term = 0; term < this.starts.length - 1; term++) {
      starts[term + 1] = frequency(term);
    }
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
