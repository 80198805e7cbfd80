package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.text.DateSpan;
import dev.usermemory.context.text.English;
import dev.usermemory.context.text.QueryDates;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Tokenizer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done once per question, and once per change of a memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnalysisBenchmark {

  private static final String DATED = "What did the user practise in May 2025, or last week?";

  /** A memory to analyse. */
  @State(Scope.Benchmark)
  public static class Memory {

    @Param({"300", "5000"})
    int facts;

    private ContextSnapshot snapshot;

    @Setup
    public void setup() {
      snapshot = BenchmarkMemory.snapshot(facts, 30);
    }
  }

  @Benchmark
  public List<String> stemsOfQuestion() {
    return Tokenizer.tokens(BenchmarkMemory.QUERY).stream()
        .map(Token::word)
        .filter(word -> !English.isStopWord(word))
        .map(English::stem)
        .toList();
  }

  @Benchmark
  public List<DateSpan> datesOfQuestion() {
    return QueryDates.spans(DATED, BenchmarkMemory.NOW);
  }

  @Benchmark
  public MemoryIndex index(Memory memory) {
    return MemoryIndex.of(memory.snapshot.facts(), memory.snapshot.episodes());
  }
}
