package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Chooses contexts from a memory of nobody, on a thread beside the rest of the start: it loads the
 * vocabulary and the word lists, and lets the JIT compiler see what every chat runs through.
 */
@Component
class WarmWords {

  static final String QUERY = "What was said about the 3rd lesson, and did nobody ask yet?";

  private static final int FACTS = 60;

  /** Whichever comes first; the first round alone takes most of it. */
  private static final int ROUNDS = 100;

  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final CompletableFuture<Void> done = new CompletableFuture<>();

  WarmWords(ContextAssembler assembler) {
    Thread.ofPlatform().daemon().name("warm-up").start(() -> run(assembler, done));
  }

  /** Throws what went wrong. */
  void await() {
    done.join();
  }

  private static void run(ContextAssembler assembler, CompletableFuture<Void> done) {
    try {
      long startedNanos = System.nanoTime();
      for (int i = 0; i < ROUNDS && System.nanoTime() - startedNanos < NANOS; i++) {
        assemble(assembler, ContextFormat.values()[i % ContextFormat.values().length]);
      }
      done.complete(null);
    } catch (Throwable e) { // whoever waits shall not wait for ever
      done.completeExceptionally(e);
    }
  }

  private static void assemble(ContextAssembler assembler, ContextFormat format) {
    List<Fact> facts = IntStream.range(0, FACTS).mapToObj(WarmWords::fact).toList();
    var memory =
        assembler.prepare(
            new ContextSnapshot(facts, List.of(), null, null, List.of(), List.of(), true));
    var spec = new ContextSpec(500, 0, QUERY, List.of(), List.of(), Set.of(), format, false);
    assembler.assemble(memory, spec, FACTS);
  }

  private static Fact fact(int i) {
    return new Fact(
        "f" + i,
        FactKind.BIO,
        "Nobody said in lesson %d that café №%d isn't open yet; 名前 %d.".formatted(i, i * i, i),
        List.of(),
        null,
        1,
        1,
        i,
        i,
        null,
        "",
        null,
        null,
        false,
        null);
  }
}
