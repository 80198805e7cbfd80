package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CodePoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a statement was so: valid time, when it was so, beside recorded time, when the
 * service was told (Snodgrass, Developing Time-Oriented Database Applications in SQL, 1999). Of a
 * fact that was said often, the first and the last time count.
 *
 * @param validFromMs epoch milliseconds, as are the others
 * @param validToMs when another statement took the slot or corrected it, null while it is so
 * @param recordedAtMs when the fact was first recorded
 * @param correctedBy the fact that corrects it
 */
public record FactValidity(
    String factId,
    String text,
    long validFromMs,
    @Nullable Long validToMs,
    long recordedAtMs,
    @Nullable String correctedBy) {

  private static final Comparator<FactValidity> EARLIEST_FIRST =
      Comparator.comparingLong(FactValidity::validFromMs)
          .thenComparing(one -> one.correctedBy == null)
          .thenComparing(FactValidity::factId, CodePoints.ORDER);

  /** What slots held when, and the one time of each fact without a slot; earliest first. */
  static List<FactValidity> of(List<Fact> facts) {
    Map<String, List<Fact>> bySlot =
        facts.stream()
            .collect(
                Collectors.groupingBy(
                    fact -> fact.slot() == null ? "fact " + fact.factId() : "slot " + fact.slot()));
    return bySlot.values().stream()
        .map(FactValidity::ofSlot)
        .flatMap(List::stream)
        .sorted(EARLIEST_FIRST)
        .toList();
  }

  private static List<FactValidity> ofSlot(List<Fact> slot) {
    List<Said> line =
        slot.stream()
            .flatMap(Said::of)
            .sorted(
                Comparator.comparingLong(Said::atMs)
                    .thenComparing(said -> said.fact().supersededAtMs() == null)
                    .thenComparing(said -> said.fact().factId(), CodePoints.ORDER.reversed()))
            .toList();
    var held = new ArrayList<FactValidity>();
    for (int i = 0; i < line.size(); i = endOf(line, i)) {
      int next = endOf(line, i);
      held.add(line.get(i).until(next < line.size() ? line.get(next).atMs() : null));
    }
    return List.copyOf(held);
  }

  /** Where somebody else's time begins. */
  private static int endOf(List<Said> line, int from) {
    int next = from + 1;
    while (next < line.size()
        && line.get(next).fact().factId().equals(line.get(from).fact().factId())) {
      next++;
    }
    return next;
  }

  /** One of the times from which a fact was so. */
  private record Said(Fact fact, long atMs) {

    static Stream<Said> of(Fact fact) {
      return Stream.of(fact.createdAtMs(), fact.lastReinforcedAtMs())
          .distinct()
          .map(atMs -> new Said(fact, atMs));
    }

    /** What was corrected was so until then at most. */
    FactValidity until(@Nullable Long nextMs) {
      Long lostMs = fact.hasBeenCorrected() ? fact.supersededAtMs() : null;
      Long endMs = nextMs == null || (lostMs != null && lostMs < nextMs) ? lostMs : nextMs;
      return new FactValidity(
          fact.factId(), fact.text(), atMs, endMs, fact.recordedAtMs(), fact.correctedBy());
    }
  }
}
