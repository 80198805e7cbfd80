package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of facts of which the newer may contradict the older: the same words in another form ("has
 * a dog", "had a dog"), all words of the one in the other where one denies and the other doesn't
 * ("is vegetarian", "eats meat and is not vegetarian any more"), or all words but one ("drinks
 * coffee at breakfast", "drinks tea at breakfast"). Likely is not certain: nothing is left out for
 * it, but the newer one stands first, and the older one shows its age.
 */
final class Rivals {

  /** A denial of something longer is about something else. */
  private static final int MOST_ADDED = 4;

  /** Longer statements are seldom contradicted as a whole. */
  private static final int MOST_TERMS = 24;

  /** What more facts than this say tells no pair apart, and would take long to compare. */
  private static final int MOST_SHARING = 48;

  /** Between facts whose relevance differs by less, the newer one wins. */
  static final double NEAR = 0.7;

  /** What the older fact of a pair loses: the newer one has most of its use. */
  private static final double CONTRADICTED = 1.2;

  private static final double RESTATED = 0.2;

  private static final Comparator<Fact> OLDEST_FIRST = IndexBuilder.FACT_ORDER.reversed();

  /** Positions of facts, the oldest facts first. */
  private record Pair(int older, int newer, boolean contradicted) {}

  private final List<Pair> pairs;
  private final BitSet outdated = new BitSet();
  private final BitSet involved = new BitSet();

  private Rivals(List<Pair> pairs) {
    this.pairs = pairs;
    for (Pair pair : pairs) {
      outdated.set(pair.older);
      involved.set(pair.older);
      involved.set(pair.newer);
    }
  }

  /**
   * @param terms the different terms of each fact of the index, ascending
   */
  static Rivals of(MemoryIndex index, List<int[]> terms) {
    return new Rivals(new Search(index, terms).pairs());
  }

  /** With the pairs that the facts of the index from one on are in. */
  Rivals with(MemoryIndex index, List<int[]> terms, int first) {
    List<Pair> more = new Search(index, terms).pairsFrom(first);
    if (more.isEmpty()) {
      return this;
    }
    return new Rivals(
        Stream.concat(pairs.stream(), more.stream())
            .sorted(Comparator.comparing(pair -> index.facts.get(pair.older), OLDEST_FIRST))
            .toList());
  }

  /** Whether a newer fact may contradict this one. */
  boolean isOutdated(int fact) {
    return outdated.get(fact);
  }

  /** Whether there is a pair with this fact. */
  boolean involve(int fact) {
    return involved.get(fact);
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  /**
   * Puts the newer one of each pair first.
   *
   * @param scores logarithms of what each is worth, changed in place
   * @param near how far ahead the older one of a pair may be that does not surely contradict
   */
  void settle(FactTimes times, double[] scores, double near, long nowMs) {
    for (Pair pair : pairs) {
      if (isCurrent(times, pair, nowMs)) {
        double ahead = scores[pair.older] - scores[pair.newer];
        if (ahead > 0 && (pair.contradicted || ahead < near)) {
          scores[pair.newer] = scores[pair.older];
        }
      }
    }
    var settled = new BitSet();
    for (Pair pair : pairs) {
      if (!settled.get(pair.older)
          && scores[pair.older] <= scores[pair.newer]
          && isCurrent(times, pair, nowMs)) {
        settled.set(pair.older);
        scores[pair.older] -= pair.contradicted ? CONTRADICTED : RESTATED;
      }
    }
  }

  private static boolean isCurrent(FactTimes times, Pair pair, long nowMs) {
    return times.isCurrent(pair.newer, nowMs) && times.isCurrent(pair.older, nowMs);
  }

  /** Looks for pairs among the facts that share one of their two rarest words. */
  private static final class Search {

    private final MemoryIndex index;
    private final List<int[]> terms;
    private final long[] signatures;
    private @Nullable BitSet generic;

    Search(MemoryIndex index, List<int[]> terms) {
      this.index = index;
      this.terms = terms;
      signatures = new long[terms.size()];
      for (int i = 0; i < signatures.length; i++) {
        for (int term : terms.get(i)) {
          signatures[i] |= 1L << term;
        }
      }
    }

    /** Oldest first, as facts are in the order of the newest first. */
    List<Pair> pairs() {
      var pairs = new ArrayList<Pair>();
      for (int older = terms.size() - 1; older > 0; older--) {
        if (terms.get(older).length <= MOST_TERMS) {
          addTo(pairs, older);
        }
      }
      return List.copyOf(pairs);
    }

    /** By any word they share, since of either fact the other may be the newer one. */
    List<Pair> pairsFrom(int first) {
      var pairs = new ArrayList<Pair>();
      for (int fact = first; fact < terms.size(); fact++) {
        int one = fact;
        forEachSharing(
            terms.get(one),
            one,
            another -> {
              boolean newer =
                  OLDEST_FIRST.compare(index.facts.get(one), index.facts.get(another)) > 0;
              int older = newer ? another : one;
              if (terms.get(older).length <= MOST_TERMS) {
                addIfRivals(pairs, older, newer ? one : another);
              }
            });
      }
      return pairs;
    }

    private void addTo(List<Pair> pairs, int older) {
      int[] rarest =
          Arrays.stream(terms.get(older))
              .boxed()
              .sorted(Comparator.comparingInt(index.factTerms::frequency))
              .limit(2)
              .mapToInt(Integer::intValue)
              .toArray();
      forEachSharing(rarest, older, newer -> addIfRivals(pairs, older, newer));
    }

    /** The facts before one that have some of the terms, each once. */
    private void forEachSharing(int[] some, int end, IntConsumer consumer) {
      var seen = new BitSet();
      for (int term : some) {
        if (index.factTerms.frequency(term) <= MOST_SHARING) {
          index.factTerms.documents(
              term,
              fact -> {
                if (fact < end && !seen.get(fact)) {
                  seen.set(fact);
                  consumer.accept(fact);
                }
              });
        }
      }
    }

    private void addIfRivals(List<Pair> pairs, int older, int newer) {
      if (Long.bitCount(signatures[older] & ~signatures[newer]) > MOST_ADDED
          || !Objects.equals(index.subject(older), index.subject(newer))
          || !isLater(index.facts.get(older), index.facts.get(newer))) {
        return;
      }
      int[] before = terms.get(older);
      int[] after = terms.get(newer);
      int shared = shared(before, after);
      int onlyOlder = before.length - shared;
      int onlyNewer = after.length - shared;
      boolean denied = index.isNegated(older) != index.isNegated(newer);
      boolean within = Math.min(onlyOlder, onlyNewer) == 0;
      boolean contradicted = within && denied && Math.max(onlyOlder, onlyNewer) <= MOST_ADDED;
      boolean restated = onlyOlder <= 1 && onlyOlder == onlyNewer;
      if ((contradicted || restated) && saysSomething(before, after)) {
        pairs.add(new Pair(older, newer, contradicted));
      }
    }

    /** A pinned fact has its place whatever else is said. */
    private static boolean isLater(Fact older, Fact newer) {
      return newer.lastReinforcedAtMs() > older.lastReinforcedAtMs()
          && !newer.pinned()
          && !older.pinned();
    }

    private static int shared(int[] a, int[] b) {
      int shared = 0;
      for (int i = 0, j = 0; i < a.length && j < b.length; ) {
        if (a[i] == b[j]) {
          shared++;
          i++;
          j++;
        } else if (a[i] < b[j]) {
          i++;
        } else {
          j++;
        }
      }
      return shared;
    }

    /** Whether more is shared than words that go with anything. */
    private boolean saysSomething(int[] a, int[] b) {
      return Arrays.stream(a).anyMatch(t -> !generic().get(t) && Arrays.binarySearch(b, t) >= 0);
    }

    private BitSet generic() {
      BitSet known = generic;
      if (known == null) {
        BitSet found = new BitSet();
        index.vocabulary.forEach((stem, id) -> found.set(id, English.isGeneric(stem)));
        known = found;
        generic = known;
      }
      return known;
    }
  }
}
