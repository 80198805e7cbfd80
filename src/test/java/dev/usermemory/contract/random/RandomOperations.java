package dev.usermemory.contract.random;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Operations drawn at random: the same fact again, the slot that is taken, the key that was used,
 * the document that has just expired.
 */
final class RandomOperations {

  private final Draw draw;
  private final List<Supplier<Operation>> kinds;

  RandomOperations(long seed) {
    draw = new Draw(seed);
    kinds =
        Stream.of(
                new FactOperations(draw),
                new EpisodeOperations(draw),
                new GoalOperations(draw),
                new PersonOperations(draw),
                new ProgressOperations(draw),
                new SessionOperations(draw),
                new ContextOperations(draw),
                new ImportOperations(draw),
                new VectorOperations(draw),
                new ErasureOperations(draw))
            .flatMap(operations -> operations.kinds().stream())
            .toList();
  }

  List<Operation> sequence(int length) {
    return IntStream.range(0, length).mapToObj(i -> draw.pick(kinds).get()).toList();
  }
}
