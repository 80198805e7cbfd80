package dev.usermemory.context.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Takes what is worth most under a budget: always the fitting candidate with the highest value per
 * token, where an item's value shrinks by a factor for each item already taken from its session.
 * One that does not fit does not stop a smaller one, and what a taken one says already is left out.
 * Equal candidates are taken in their given order.
 */
public final class Packer {

  private final double sessionDiscount;

  /**
   * @param sessionDiscount what remains of a value per item taken from the same session, above 0
   *     and at most 1
   */
  public Packer(double sessionDiscount) {
    this.sessionDiscount = sessionDiscount;
  }

  /** The taken candidates, in the order in which they were taken. */
  public <C extends Candidate> List<C> pack(List<C> candidates, int budget) {
    var queue = new PriorityQueue<Entry<C>>(Comparator.naturalOrder());
    for (int i = 0; i < candidates.size(); i++) {
      C candidate = candidates.get(i);
      int cost = candidate.cost(budget);
      if (cost > 0 && cost <= budget) {
        queue.add(new Entry<>(candidate, i, cost, 0, candidate.value() / cost));
      }
    }
    return take(queue, budget);
  }

  private <C extends Candidate> List<C> take(PriorityQueue<Entry<C>> queue, int budget) {
    var taken = new ArrayList<C>();
    Map<String, Integer> bySession = new HashMap<>();
    int left = budget;
    while (!queue.isEmpty()) {
      Entry<C> entry = queue.poll();
      C candidate = entry.candidate;
      if (entry.cost > left) {
        continue;
      }
      String session = candidate.session();
      int before = session == null ? 0 : bySession.getOrDefault(session, 0);
      if (before > entry.before) {
        queue.add(entry.after(before, sessionDiscount));
      } else if (taken.stream().noneMatch(t -> t.wording().says(candidate.wording()))) {
        taken.add(candidate);
        left -= entry.cost;
        if (session != null) {
          bySession.put(session, before + 1);
        }
      }
    }
    return taken;
  }

  /** A candidate with its value per token as of {@code before} items taken from its session. */
  private record Entry<C extends Candidate>(
      C candidate, int position, int cost, int before, double density)
      implements Comparable<Entry<C>> {

    Entry<C> after(int taken, double discount) {
      double density = candidate.value() / cost * Math.pow(discount, taken);
      return new Entry<>(candidate, position, cost, taken, density);
    }

    @Override
    public int compareTo(Entry<C> other) {
      int byDensity = Double.compare(other.density, density);
      return byDensity != 0 ? byDensity : Integer.compare(position, other.position);
    }
  }
}
