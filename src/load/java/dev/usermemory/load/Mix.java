package dev.usermemory.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is asked of a service. */
enum Mix {
  /** Contexts, each with another query than the ones before it for this person. */
  CONTEXTS(20, 300, false),
  /** The same query again. */
  SAME(20, 300, false),
  /** Chats that open, until their first event. */
  OPENINGS(20, 300, false),
  /** Assessments of one skill. */
  FINALIZES(100, 300, true),
  /** Batches of 100 new facts. */
  FACTS(100, 0, true),
  /** 80 % contexts, 15 % finalizes, 5 % others; one person in a hundred is heavy. */
  REALISTIC(10_000, 30, false),
  /** The realistic mix, and amid it the erasure of a heavy person. */
  ERASURE(10_000, 30, false);

  private final int people;
  private final int facts;
  private final boolean growing;

  Mix(int people, int facts, boolean growing) {
    this.people = people;
    this.facts = facts;
    this.growing = growing;
  }

  /** Who are asked about, unless told otherwise. */
  int people() {
    return people;
  }

  /** Of a person before the run, unless told otherwise. */
  int facts() {
    return facts;
  }

  /** Whether it leaves people so much larger that another run takes new ones. */
  boolean growing() {
    return growing;
  }

  boolean realistic() {
    return this == REALISTIC || this == ERASURE;
  }

  static String names() {
    return Arrays.stream(values())
        .map(mix -> mix.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
