package dev.usermemory.evaluation;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.PreparedMemory;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Assembles contexts in this process, with everything but HTTP and the store. */
final class LocalMemory implements Memory {

  private static final ContextAssembler ASSEMBLER =
      new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));

  private static final long HALF_LIFE_MS = Duration.ofDays(365).toMillis();

  private final Map<String, Corpus.Told> byText = new HashMap<>();
  private final PreparedMemory memory;
  private final Meanings meanings;
  private final long nowMs;

  /**
   * @param nowMs after everything that was told
   */
  LocalMemory(Corpus corpus, long nowMs) {
    this(corpus, Meanings.of(corpus), nowMs);
  }

  LocalMemory(Corpus corpus, Meanings meanings, long nowMs) {
    this.meanings = meanings;
    this.nowMs = nowMs;
    corpus.facts().forEach(told -> byText.put(told.text(), told));
    memory =
        ASSEMBLER.prepare(
            new ContextSnapshot(
                corpus.facts().stream()
                    .map(LocalMemory::fact)
                    .sorted(Comparator.comparing(Fact::factId))
                    .toList(),
                corpus.summaries().stream().map(LocalMemory::episode).toList(),
                null,
                null,
                List.of(),
                List.of(),
                true));
  }

  @Override
  public Answer ask(String question, int budget) {
    var spec =
        new ContextSpec(
            budget,
            0,
            question,
            List.of(),
            List.of(),
            Set.of(ContextSection.FACTS),
            ContextFormat.DEFAULT,
            false);
    AssembledContext context = ASSEMBLER.assemble(memory, spec, meanings.of(question), nowMs);
    return new Answer(
        context.facts().stream().map(fact -> Hit.of(byText.get(fact.text()))).toList(),
        context.tokensEstimated());
  }

  /** Ids in an order that says nothing, like those of the service. */
  static Fact fact(Corpus.Told told) {
    return new Fact(
        "%08x".formatted(told.text().hashCode()) + told.text().length(),
        FactKind.BIO,
        told.text(),
        List.of(),
        told.skillId(),
        1,
        HALF_LIFE_MS,
        told.atMs(),
        told.atMs(),
        null,
        "api",
        told.sessionId(),
        null,
        false,
        null);
  }

  static Episode episode(Corpus.Summary summary) {
    return new Episode(
        summary.sessionId(),
        summary.sessionId(),
        null,
        summary.text(),
        List.of(),
        null,
        null,
        summary.atMs(),
        null);
  }
}
