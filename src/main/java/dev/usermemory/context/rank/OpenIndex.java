package dev.usermemory.context.rank;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.List;

/**
 * The index of a memory that is not all there is: it keeps what further facts are analysed by, so
 * that they can be added for one question. Immutable and safe to share.
 */
public final class OpenIndex {

  private final IndexBuilder built;
  private final MemoryIndex index;

  public OpenIndex(List<Fact> facts, List<Episode> episodes) {
    built = new IndexBuilder(facts, episodes);
    index = new MemoryIndex(built, RankingWeights.DEFAULT);
    built.forgetBags();
  }

  public MemoryIndex index() {
    return index;
  }

  /**
   * The same with further facts behind its own: words, people, languages and how long a fact
   * usually is are those of its own facts, and so is how a misspelt word is read.
   */
  public MemoryIndex with(List<Fact> more) {
    return more.isEmpty()
        ? index
        : new MemoryIndex(index, new IndexBuilder(built, more), built.ownTerms);
  }

  /** As {@link MemoryIndex#estimatedBytes}. */
  public long estimatedBytes() {
    return index.estimatedBytes() + built.keptBytes();
  }
}
