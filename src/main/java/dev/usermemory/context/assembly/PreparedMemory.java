package dev.usermemory.context.assembly;

import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.rank.OpenIndex;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A person's memory with all that can be worked out before a request: immutable but for lines and
 * token counts, which are added as requests need them and stay within a few times the memory's own
 * size. Thread-safe, and made to be kept in a cache.
 */
public final class PreparedMemory {

  private final ContextSnapshot snapshot;

  /** Of a memory that is not complete. */
  private final @Nullable OpenIndex open;

  private final MemoryIndex index;

  /** That this one has further facts than. */
  private final @Nullable PreparedMemory known;

  private final long estimatedBytes;
  private final int mostTokensOfFact;
  private final AtomicReferenceArray<MemoryLines> lines =
      new AtomicReferenceArray<>(ContextFormat.values().length);

  PreparedMemory(ContextSnapshot snapshot) {
    this.snapshot = snapshot;
    open = snapshot.complete() ? null : new OpenIndex(snapshot.facts(), snapshot.episodes());
    index = open == null ? MemoryIndex.of(snapshot.facts(), snapshot.episodes()) : open.index();
    known = null;
    estimatedBytes =
        4_000
            + (open == null ? index.estimatedBytes() : open.estimatedBytes())
            + linesBytes(snapshot.facts(), snapshot.episodes());
    mostTokensOfFact = mostTokensOfFact(snapshot.facts());
  }

  private PreparedMemory(PreparedMemory known, MemoryIndex index, List<Fact> more) {
    snapshot = known.snapshot.with(more);
    open = null;
    this.index = index;
    this.known = known;
    estimatedBytes =
        known.estimatedBytes + index.continuedBytes() + 2 * linesBytes(more, List.of());
    mostTokensOfFact = Math.max(known.mostTokensOfFact, mostTokensOfFact(more));
  }

  /**
   * With those matches of a question that are not among its facts, if it is not complete: as good
   * as prepared, since all that is known of its own facts is shared.
   */
  public PreparedMemory with(List<Fact> matches) {
    if (open == null) {
      return this;
    }
    List<Fact> more = snapshot.missing(matches);
    return more.isEmpty() ? this : new PreparedMemory(this, open.with(more), more);
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

  private static long linesBytes(List<Fact> facts, List<Episode> episodes) {
    long bytes = 0;
    for (var fact : facts) {
      bytes += 650 + 2L * fact.text().length();
    }
    for (var episode : episodes) {
      bytes += 400 + 2L * episode.summary().length();
    }
    return bytes;
  }

  private static int mostTokensOfFact(List<Fact> facts) {
    int most = 0;
    for (Fact fact : facts) {
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
    MemoryLines made = lines.get(format.ordinal());
    if (made == null) {
      lines.compareAndSet(format.ordinal(), null, made(format));
      made = Objects.requireNonNull(lines.get(format.ordinal()));
    }
    return made;
  }

  private MemoryLines made(ContextFormat format) {
    return known == null
        ? new MemoryLines(snapshot, index, format)
        : new MemoryLines(known.lines(format), index);
  }
}
