package dev.usermemory.memory.fact;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a fact changes when it is said again or when its slot is taken. */
public final class FactRules {

  /** The weight that reinforcement approaches and never passes. */
  public static final double WEIGHT_CEILING = 10.0;

  /** The share of the distance to the ceiling that one repetition covers. */
  public static final double REINFORCEMENT = 0.1;

  /** A merged fact keeps its first this many tags. */
  public static final int MAX_TAGS = 20;

  private FactRules() {}

  /**
   * The same statement said again. The weight starts from the larger of both and rises by {@link
   * #REINFORCEMENT} of the distance to the ceiling; times widen (earliest creation, latest
   * reinforcement, latest expiry, where "never" is latest); tags are united up to {@link
   * #MAX_TAGS}; a pin stays; half-life, source, session and slot follow the repetition, the last
   * two only where it names them. A superseded fact is current again.
   */
  public static Fact reinforce(Fact stored, FactDraft again) {
    double base = Math.max(stored.weight(), again.weight());
    return new Fact(
        stored.factId(),
        stored.kind(),
        stored.text(),
        union(stored.tags(), again.tags()),
        stored.skillId(),
        base + (WEIGHT_CEILING - base) * REINFORCEMENT,
        again.decayMs(),
        Math.min(stored.createdAtMs(), again.createdAtMs()),
        Math.max(stored.lastReinforcedAtMs(), again.createdAtMs()),
        latest(stored.expiresAtMs(), again.expiresAtMs()),
        again.source(),
        again.sessionId() != null ? again.sessionId() : stored.sessionId(),
        again.slot() != null ? again.slot() : stored.slot(),
        stored.pinned() || again.pinned(),
        null);
  }

  /**
   * Two facts that turn out to be one: what was first said, reinforced by the other. Superseded if
   * the one last said is.
   */
  public static Fact join(Fact a, Fact b) {
    Fact last = a.lastReinforcedAtMs() >= b.lastReinforcedAtMs() ? a : b;
    boolean inOrder = a.createdAtMs() <= b.createdAtMs();
    Fact joined = reinforce(inOrder ? a : b, FactDraft.saying(inOrder ? b : a));
    return last.supersededAtMs() == null ? joined : supersede(joined, last.supersededAtMs());
  }

  /** Those facts that lose their slot to one that was just said, superseded. */
  public static List<Fact> takeSlot(Fact said, List<Fact> facts, long nowMs) {
    return facts.stream()
        .filter(fact -> fact.slot() != null && fact.slot().equals(said.slot()))
        .filter(fact -> fact.isCurrent(nowMs) && !fact.factId().equals(said.factId()))
        .map(fact -> supersede(fact, nowMs))
        .toList();
  }

  /** The fact after another one took its slot. */
  public static Fact supersede(Fact f, long nowMs) {
    return new Fact(
        f.factId(),
        f.kind(),
        f.text(),
        f.tags(),
        f.skillId(),
        f.weight(),
        f.decayMs(),
        f.createdAtMs(),
        f.lastReinforcedAtMs(),
        f.expiresAtMs(),
        f.source(),
        f.sessionId(),
        f.slot(),
        f.pinned(),
        nowMs);
  }

  /**
   * The time at which the decayed weight is 1: {@code lastReinforcedAtMs + decayMs × log2(weight)},
   * rounded down. Facts of equal half-life are ordered by it at any time, so that a store can index
   * the strongest. A pinned fact has {@code 9007199254740991}, the largest exact JSON number.
   *
   * <p>{@code StrictMath}, because fdlibm is what V8 computes {@code Math.log} with: both languages
   * then agree to the millisecond.
   */
  public static long strengthMs(Fact f) {
    if (f.pinned()) {
      return 9_007_199_254_740_991L;
    }
    double log2 = StrictMath.log(f.weight()) / StrictMath.log(2);
    return (long) Math.floor(f.lastReinforcedAtMs() + f.decayMs() * log2);
  }

  private static List<String> union(List<String> first, List<String> second) {
    var union = new LinkedHashSet<>(first);
    union.addAll(second);
    return union.stream().limit(MAX_TAGS).toList();
  }

  private static @Nullable Long latest(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(Math.max(a, b));
  }
}
