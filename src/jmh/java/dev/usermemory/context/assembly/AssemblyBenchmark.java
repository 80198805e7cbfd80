package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.RankQuery;
import dev.usermemory.context.rank.Ranker;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A context request on a memory that is prepared already, and its parts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssemblyBenchmark {

  @Param({"300", "5000"})
  int facts;

  @Param({"1024"})
  int limitTokens;

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler assembler = new ContextAssembler(counter);
  private final Ranker ranker = new Ranker();
  private final Frames frames = new Frames();
  private PreparedMemory memory;
  private Ranking ranked;
  private ContextSpec all;
  private ContextSpec factsOnly;
  private ContextSpec withoutQuery;

  @Setup
  public void setup() {
    memory = assembler.prepare(BenchmarkMemory.snapshot(facts, 30));
    String query = BenchmarkMemory.QUERY;
    all = spec(query, Set.of());
    factsOnly = spec(query, Set.of(ContextSection.FACTS));
    withoutQuery = spec(null, Set.of());
    ranked = ranking();
  }

  private ContextSpec spec(String query, Set<ContextSection> sections) {
    return new ContextSpec(
        limitTokens, 0, query, List.of(), List.of(), sections, ContextFormat.DEFAULT, false);
  }

  @Benchmark
  public AssembledContext wholeAssembly() {
    return assembler.assemble(memory, all, BenchmarkMemory.NOW);
  }

  @Benchmark
  public AssembledContext factsOnly() {
    return assembler.assemble(memory, factsOnly, BenchmarkMemory.NOW);
  }

  @Benchmark
  public AssembledContext withoutQuery() {
    return assembler.assemble(memory, withoutQuery, BenchmarkMemory.NOW);
  }

  /** The first request after a write: index, lines and token counts are made anew. */
  @Benchmark
  public AssembledContext firstAssembly() {
    return assembler.assemble(assembler.prepare(memory.snapshot()), all, BenchmarkMemory.NOW);
  }

  @Benchmark
  public Object scoring() {
    return ranking();
  }

  @Benchmark
  public int scoringAndPacking() {
    return pack(ranking());
  }

  @Benchmark
  public int packing() {
    return pack(ranked);
  }

  private Ranking ranking() {
    return ranker.rank(memory.index(), RankQuery.of(BenchmarkMemory.QUERY, BenchmarkMemory.NOW));
  }

  private int pack(Ranking ranking) {
    var page = new Page(counter, frames.of(ContextFormat.DEFAULT, all.include()), limitTokens);
    new Selection(page, memory, all, counter, BenchmarkMemory.NOW)
        .run(ranking.facts(), ranking.episodes());
    return page.used();
  }
}
