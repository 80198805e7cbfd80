package dev.usermemory.context.pack;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates as arrays, with the one greedy pass that everything here is made of: always the
 * fitting candidate of the highest remaining value per token.
 */
final class Problem {

  static final int NONE = -1;

  final int size;
  final double[] value;
  final int[] cost;

  /** Position of the first candidate of the same session; itself without a session. */
  final int[] session;

  private final List<? extends Candidate> candidates;
  private final @Nullable Wording[] wordings;
  private final Collection<Wording> said;
  private final double[] factors;
  final int budget;

  /** Tokens with fewer of which left nothing can be taken. */
  private int cheapest = Integer.MAX_VALUE;

  /**
   * @param factors what remains of a value after 0, 1, 2 and more others of its session
   */
  Problem(
      List<? extends Candidate> candidates,
      Collection<Wording> said,
      int budget,
      double[] factors) {
    this.candidates = candidates;
    this.said = said;
    this.budget = budget;
    this.factors = factors;
    size = candidates.size();
    value = new double[size];
    cost = new int[size];
    session = new int[size];
    wordings = new Wording[size];
    Map<String, Integer> sessions = new HashMap<>();
    for (int i = 0; i < size; i++) {
      Candidate candidate = candidates.get(i);
      value[i] = candidate.value();
      cost[i] = candidate.cost(budget);
      cheapest = fits(i) ? Math.min(cheapest, cost[i]) : cheapest;
      String id = candidate.session();
      Integer first = id == null ? null : sessions.putIfAbsent(id, i);
      session[i] = first == null ? i : first;
    }
  }

  /**
   * Takes greedily.
   *
   * @param first goes in before all others; {@link #NONE} for no one
   * @param last goes in after all others
   */
  Attempt greedy(int first, int last) {
    var attempt = new Attempt(this, said);
    double[] keys = new double[size];
    int[] positions = new int[size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (i != first && i != last && fits(i)) {
        keys[i] = value[i] / cost[i];
        positions[n++] = i;
      }
    }
    if (first != NONE) {
      attempt.take(first);
    }
    int[] before = new int[size];
    var heap = new Heap(keys, positions, n);
    while (attempt.left() >= cheapest && !heap.isEmpty()) {
      int i = heap.top();
      int taken = attempt.takenFrom(session[i]);
      if (cost[i] > attempt.left()) {
        heap.removeTop();
      } else if (taken > before[i]) {
        before[i] = taken;
        heap.lowerTop(value[i] * factor(taken) / cost[i]);
      } else {
        heap.removeTop();
        attempt.take(i);
      }
    }
    if (last != NONE && cost[last] <= attempt.left()) {
      attempt.take(last);
    }
    return attempt;
  }

  Wording wording(int i) {
    Wording known = wordings[i];
    if (known == null) {
      known = candidates.get(i).wording();
      wordings[i] = known;
    }
    return known;
  }

  /** Whether there is something to show that is not larger than the whole budget. */
  boolean fits(int i) {
    return cost[i] > 0 && cost[i] <= budget;
  }

  /** What remains of a value after so many others of its session. */
  double factor(int taken) {
    return factors[Math.min(taken, factors.length - 1)];
  }

  /**
   * The worth of a choice: of each session the best item in full, the next one discounted once, and
   * so on. Candidates are given best first.
   */
  double worth(boolean[] chosen) {
    int[] taken = new int[size];
    double worth = 0;
    for (int i = 0; i < size; i++) {
      if (chosen[i]) {
        worth += value[i] * factor(taken[session[i]]++);
      }
    }
    return worth;
  }
}
