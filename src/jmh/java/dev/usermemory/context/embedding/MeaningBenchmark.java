package dev.usermemory.context.embedding;

import dev.usermemory.context.embedding.local.LocalEmbedder;
import dev.usermemory.context.rank.Likeness;
import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.rank.RankQuery;
import dev.usermemory.context.rank.Ranker;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What embeddings add to a context of 300 facts: the vector, the comparison, the sum. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MeaningBenchmark {

  private static final int FACTS = 300;
  private static final String QUESTION = "Which dish would she like for dinner on Friday?";
  private static final long NOW = 1_790_000_000_000L;

  private final LocalEmbedder embedder = new LocalEmbedder();
  private final Ranker ranker = new Ranker();
  private final List<Fact> facts = new ArrayList<>();
  private FactVectors vectors;
  private Vector question;
  private MemoryIndex index;
  private Likeness likeness;

  @Setup
  public void setup() {
    var random = new Random(1);
    List<FactVector> made = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      String id = "fact_%08x".formatted(random.nextInt());
      facts.add(new SampleFact(id, "The user has thing " + random.nextInt(50)).at(NOW).fact());
      made.add(new FactVector(id, "random", random(random)));
    }
    vectors = FactVectors.of(made);
    question = embedder.embed(List.of(QUESTION)).getFirst();
    index = MemoryIndex.of(facts, List.of());
    likeness = vectors.to(question);
  }

  private static Vector random(Random random) {
    float[] values = new float[384];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Vector.of(values);
  }

  @Benchmark
  public List<Vector> questionVector() {
    return embedder.embed(List.of(QUESTION));
  }

  @Benchmark
  public Likeness comparison() {
    return vectors.to(question);
  }

  @Benchmark
  public Ranking rankByWords() {
    return rank(Likeness.UNKNOWN);
  }

  /** What this takes longer than by words is the sum; with the comparison, the fusion. */
  @Benchmark
  public Ranking rankByMeaningToo() {
    return rank(likeness);
  }

  private Ranking rank(Likeness known) {
    return ranker.rank(
        index, new RankQuery(QUESTION, Set.of(), Set.of(), Set.of(), null, false, known, NOW));
  }
}
