package dev.usermemory.context.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes what is worth most under a budget. The worth of a choice is the sum of its values, where an
 * item's value shrinks by a factor for each better one of the same session.
 *
 * <p>Greedy by value per token is near the optimum when items are small against the budget. How
 * near is bounded from above by Lagrange relaxation at the highest value per token that was left
 * out: no choice is worth more than the budget at that price plus what the taken ones are worth
 * beyond it. Where the gap matters, the greedy pass is repeated with one candidate put first or
 * last, for those that the same bound does not rule out, and the best attempt wins. An item that
 * does not fit does not stop a smaller one, and what a taken one says already is left out. Equal
 * candidates are taken in their given order.
 */
public final class Packer {

  /** A choice within this share of the bound is not improved on. */
  private static final double SMALL_GAP = 0.002;

  /** Candidates times attempts, which bounds the time: 60 attempts at 10 candidates, 3 at 200. */
  private static final int MAX_WORK = 600;

  /** From this many items of one session on, a further one counts the same. */
  private static final int MOST_COUNTED = 64;

  private final double[] factors;

  /**
   * @param sessionDiscount what remains of a value per item taken from the same session, above 0
   *     and at most 1
   */
  public Packer(double sessionDiscount) {
    factors =
        IntStream.range(0, MOST_COUNTED).mapToDouble(i -> Math.pow(sessionDiscount, i)).toArray();
  }

  /**
   * Chooses among candidates.
   *
   * @param candidates best first
   * @param said what is in the context already
   * @param budget in tokens
   */
  public <C extends Candidate> Packing<C> pack(
      List<C> candidates, Collection<Wording> said, int budget) {
    var problem = new Problem(candidates, said, budget, factors);
    Attempt best = improve(problem, problem.greedy(Problem.NONE, Problem.NONE));
    return outcome(candidates, best);
  }

  private static Attempt improve(Problem problem, Attempt greedy) {
    Attempt best = greedy;
    double worth = greedy.worth();
    int attempts = MAX_WORK / Math.max(1, problem.size);
    for (int i : doubtful(problem, greedy, worth).limit(attempts).toArray()) {
      Attempt variation =
          greedy.taken[i] ? problem.greedy(Problem.NONE, i) : problem.greedy(i, Problem.NONE);
      if (variation.worth() > worth) {
        best = variation;
        worth = variation.worth();
      }
    }
    return best;
  }

  /** Decisions whose reversal the bound does not rule out to be better, the most doubtful first. */
  private static IntStream doubtful(Problem problem, Attempt greedy, double worth) {
    double price = greedy.priceLeftOut();
    double gap = greedy.bound(price) - worth * (1 + SMALL_GAP);
    if (gap <= 0) {
      return IntStream.empty();
    }
    double[] regret = new double[problem.size];
    List<Integer> doubtful = new ArrayList<>();
    for (int i = 0; i < problem.size; i++) {
      regret[i] = greedy.regret(i, price);
      if (regret[i] < gap && problem.fits(i) && !greedy.duplicate[i]) {
        doubtful.add(i);
      }
    }
    doubtful.sort(Comparator.comparingDouble(i -> regret[i]));
    return doubtful.stream().mapToInt(Integer::intValue);
  }

  private static <C extends Candidate> Packing<C> outcome(List<C> candidates, Attempt attempt) {
    var taken = new ArrayList<C>();
    var duplicates = new ArrayList<C>();
    var left = new ArrayList<C>();
    for (int i = 0; i < candidates.size(); i++) {
      (attempt.taken[i] ? taken : attempt.duplicate[i] ? duplicates : left).add(candidates.get(i));
    }
    return new Packing<>(taken, duplicates, left);
  }
}
