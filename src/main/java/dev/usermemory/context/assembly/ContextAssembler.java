package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.Likeness;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.tokens.TokenCounter;
import java.util.List;

/**
 * Chooses and renders the best of a person's memory inside a token budget. Pure and deterministic:
 * the same memory, request and time give the same bytes. {@code docs/ranking.md} describes how.
 */
public final class ContextAssembler {

  private final TokenCounter counter;
  private final Frames frames = new Frames();

  public ContextAssembler(TokenCounter counter) {
    this.counter = counter;
  }

  /** Does the part of the work that serves all requests until the memory changes. */
  public PreparedMemory prepare(ContextSnapshot snapshot) {
    return new PreparedMemory(snapshot);
  }

  /**
   * The best context for the budget. {@code tokensEstimated} is the exact count of {@code rendered}
   * and never above {@link ContextSpec#budget}.
   *
   * @param likeness of the memory's facts to the spec's query
   * @param nowMs decides what is expired and how far weights have decayed
   */
  public AssembledContext assemble(
      PreparedMemory memory, ContextSpec spec, Likeness likeness, long nowMs) {
    return new Assembly(counter, frames, memory, spec, likeness, nowMs).run();
  }

  /** By words alone. */
  public AssembledContext assemble(PreparedMemory memory, ContextSpec spec, long nowMs) {
    return assemble(memory, spec, Likeness.UNKNOWN, nowMs);
  }

  /**
   * The newest messages of a chat that fit, in the order in which they were said, for when there is
   * no memory to be had. Nothing but {@code rendered} and {@code tokensEstimated} is filled.
   */
  public AssembledContext assembleHistory(
      List<HistoryMessage> history, int budget, ContextFormat format) {
    return new HistoryAssembly(counter, budget, format).run(history);
  }
}
