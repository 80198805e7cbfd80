package dev.usermemory.memory.fact;

import dev.usermemory.kernel.CodePoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a statement was so: valid time, when it was so, beside recorded time, when the
 * service was told (Snodgrass, Developing Time-Oriented Database Applications in SQL, 1999). Of a
 * fact that was said often, the first and the last time count.
 *
 * @param validFromMs epoch milliseconds, as are the others
 * @param validToMs when another statement took the slot, null while it is so
 * @param recordedAtMs when the fact was first recorded
 */
public record FactValidity(
    String factId, String text, long validFromMs, @Nullable Long validToMs, long recordedAtMs) {

  /** What a slot held when, or the one time of a fact without a slot; earliest first. */
  static List<FactValidity> of(List<Fact> slot) {
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

    FactValidity until(@Nullable Long endMs) {
      return new FactValidity(fact.factId(), fact.text(), atMs, endMs, fact.recordedAtMs());
    }
  }
}
