package dev.usermemory.context.pack;

import java.util.BitSet;
import java.util.Collection;

/** A choice under way. */
final class Attempt {

  private final Problem problem;
  private final Collection<Wording> said;
  private final int[] takenFrom;
  private final BitSet slots = new BitSet(1_024);
  final boolean[] taken;
  final boolean[] duplicate;
  private int left;

  Attempt(Problem problem, Collection<Wording> said) {
    this.problem = problem;
    this.said = said;
    said.forEach(wording -> slots.set(wording.slot()));
    left = problem.budget;
    takenFrom = new int[problem.size];
    taken = new boolean[problem.size];
    duplicate = new boolean[problem.size];
  }

  int left() {
    return left;
  }

  int takenFrom(int session) {
    return takenFrom[session];
  }

  double worth() {
    return problem.worth(taken);
  }

  /** The highest value per token among those left out that fit the budget. */
  double priceLeftOut() {
    double price = 0;
    for (int i = 0; i < problem.size; i++) {
      if (!taken[i] && !duplicate[i] && problem.fits(i)) {
        price = Math.max(price, remaining(i) / problem.cost[i]);
      }
    }
    return price;
  }

  /** What no choice is worth more than, when tokens cost this much; exact without sessions. */
  double bound(double price) {
    int[] before = new int[problem.size];
    double bound = problem.budget * price;
    for (int i = 0; i < problem.size; i++) {
      if (taken[i]) {
        double value = problem.value[i] * problem.factor(before[problem.session[i]]++);
        bound += Math.max(0, value - problem.cost[i] * price);
      }
    }
    return bound;
  }

  /** By how much the bound falls when the decision on this one is reversed. */
  double regret(int i, double price) {
    double gain = problem.value[i] - problem.cost[i] * price;
    return taken[i] ? gain : problem.cost[i] * price - remaining(i);
  }

  private double remaining(int i) {
    return problem.value[i] * problem.factor(takenFrom[problem.session[i]]);
  }

  /** Takes one that fits, unless a taken one says it already. */
  void take(int i) {
    if (isSaid(problem.wording(i))) {
      duplicate[i] = true;
      return;
    }
    slots.set(problem.wording(i).slot());
    taken[i] = true;
    takenFrom[problem.session[i]]++;
    left -= problem.cost[i];
  }

  private boolean isSaid(Wording wording) {
    if (!slots.get(wording.slot())) {
      return false; // as most
    }
    for (Wording other : said) {
      if (other.says(wording)) {
        return true;
      }
    }
    for (int other = 0; other < problem.size; other++) {
      if (taken[other] && problem.wording(other).says(wording)) {
        return true;
      }
    }
    return false;
  }
}
