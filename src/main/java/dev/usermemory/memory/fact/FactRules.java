package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CodePoints;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
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
   * two only where it names them. A superseded fact is current again, but a corrected one stays
   * history: it only lives on, so that the correction goes on holding, and by whom it was said too
   * is kept.
   */
  public static Fact reinforce(Fact stored, FactDraft again) {
    return stored.hasBeenCorrected() ? remember(stored, again) : strengthen(stored, again);
  }

  private static Fact remember(Fact stored, FactDraft again) {
    return stored
        .expiring(latest(stored.expiresAtMs(), again.expiresAtMs()))
        .saidBy(FactOrigins.with(stored.origins(), again.origin()));
  }

  private static Fact strengthen(Fact stored, FactDraft again) {
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
        null,
        Math.min(stored.recordedAtMs(), again.recordedAtMs()),
        FactOrigins.with(stored.origins(), again.origin()),
        null);
  }

  /**
   * Two facts that turn out to be one: what was first said, reinforced by the other, and said by
   * the sayers of both. Superseded if the one last said is; corrected if one of them is.
   */
  public static Fact join(Fact a, Fact b) {
    Fact last = a.lastReinforcedAtMs() >= b.lastReinforcedAtMs() ? a : b;
    Fact first = a.createdAtMs() <= b.createdAtMs() ? a : b;
    Fact again = first == a ? b : a;
    Fact other = last == a ? b : a;
    Fact decides = other.hasBeenCorrected() && !last.hasBeenCorrected() ? other : last;
    return strengthen(first, FactDraft.saying(again))
        .saidBy(FactOrigins.with(first.origins(), again.origins()))
        .corrected(decides.supersededAtMs(), decides.correctedBy());
  }

  /**
   * Who holds a slot: the fact that was so last, whichever was told first, of those that nobody has
   * corrected, which stay as they are. Of two that were so at the same time it is the one just
   * said, else the one that held it. Every other is superseded since the next one was so.
   *
   * @param slot the unexpired facts of one slot, in any order
   * @param saidId the fact that was just said, null when one was taken away
   * @return the same facts in the same order, each current or superseded
   */
  public static List<Fact> settle(List<Fact> slot, @Nullable String saidId) {
    Optional<Fact> holder =
        slot.stream().filter(fact -> !fact.hasBeenCorrected()).max(lastSo(saidId));
    return slot.stream().map(fact -> settled(fact, slot, holder)).toList();
  }

  private static Fact settled(Fact fact, List<Fact> slot, Optional<Fact> holder) {
    if (fact.hasBeenCorrected()) {
      return fact;
    }
    return fact == holder.orElseThrow() ? fact.superseded(null) : lost(fact, slot);
  }

  private static Comparator<Fact> lastSo(@Nullable String saidId) {
    return Comparator.comparingLong(Fact::lastReinforcedAtMs)
        .thenComparing(fact -> fact.factId().equals(saidId))
        .thenComparing(fact -> fact.supersededAtMs() == null)
        .thenComparing(Fact::factId, CodePoints.ORDER.reversed());
  }

  private static Fact lost(Fact fact, List<Fact> slot) {
    long last = fact.lastReinforcedAtMs();
    return fact.superseded(
        slot.stream()
            .filter(other -> !other.factId().equals(fact.factId()))
            .flatMapToLong(other -> LongStream.of(other.createdAtMs(), other.lastReinforcedAtMs()))
            .filter(so -> so > last)
            .min()
            .orElse(last));
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
