package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.memory.fact.Fact;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A person's memory with all that can be worked out before a request: immutable but for lines and
 * token counts, which are added as requests need them and stay within a few times the memory's own
 * size. Thread-safe, and made to be kept in a cache.
 */
public final class PreparedMemory {

  private final ContextSnapshot snapshot;
  private final MemoryIndex index;
  private final long estimatedBytes;
  private final int mostTokensOfFact;
  private final AtomicReferenceArray<MemoryLines> lines =
      new AtomicReferenceArray<>(ContextFormat.values().length);

  PreparedMemory(ContextSnapshot snapshot) {
    this.snapshot = snapshot;
    this.index = MemoryIndex.of(snapshot.facts(), snapshot.episodes());
    this.estimatedBytes = estimate();
    this.mostTokensOfFact = mostTokensOfFact(snapshot);
  }

  public ContextSnapshot snapshot() {
    return snapshot;
  }

  /**
   * About this many bytes of heap, the memory itself included, for a cache that is bounded by size.
   * Lines are counted for one format with their words, and with their age; a line's text is twice
   * the fact's own.
   */
  public long estimatedBytes() {
    return estimatedBytes;
  }

  private long estimate() {
    long bytes = 4_000 + index.estimatedBytes();
    for (var fact : snapshot.facts()) {
      bytes += 650 + 2L * fact.text().length();
    }
    for (var episode : snapshot.episodes()) {
      bytes += 400 + 2L * episode.summary().length();
    }
    return bytes;
  }

  private static int mostTokensOfFact(ContextSnapshot snapshot) {
    int most = 0;
    for (Fact fact : snapshot.facts()) {
      most = Math.max(most, MostTokens.of(fact.text()));
    }
    return most;
  }

  /** No fact's line takes more, whatever the format; {@link MostTokens#UNKNOWN} when unknown. */
  int mostTokensOfFact() {
    return mostTokensOfFact;
  }

  MemoryIndex index() {
    return index;
  }

  MemoryLines lines(ContextFormat format) {
    MemoryLines known = lines.get(format.ordinal());
    if (known == null) {
      lines.compareAndSet(format.ordinal(), null, new MemoryLines(snapshot, index, format));
      known = Objects.requireNonNull(lines.get(format.ordinal()));
    }
    return known;
  }
}
