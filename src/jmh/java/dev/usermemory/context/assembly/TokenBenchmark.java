package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counting tokens, which happens once per line of a memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {

  private static final String HOSTILE = "a".repeat(50_000);

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private String fact;
  private String context;

  @Setup
  public void setup() {
    var assembler = new ContextAssembler(counter);
    ContextSnapshot snapshot = BenchmarkMemory.snapshot(300, 30);
    fact = " " + snapshot.facts().getFirst().text() + "\n";
    context =
        assembler
            .assemble(assembler.prepare(snapshot), ContextSpec.ofLimit(1_024), BenchmarkMemory.NOW)
            .rendered();
  }

  @Benchmark
  public int fact() {
    return counter.count(fact);
  }

  /** What a final check of the whole would cost; it is not needed, since lines add up. */
  @Benchmark
  public int contextOf1024Tokens() {
    return counter.count(context);
  }

  @Benchmark
  public int hostileText() {
    return counter.count(HOSTILE);
  }

  /** The same text as an item of a memory: bounded, not tokenised. */
  @Benchmark
  public int hostileLine() {
    return Line.of(HOSTILE, ContextFormat.TEXT).cost(counter, 32_768);
  }
}
