package dev.usermemory.context;

import dev.usermemory.context.render.ContextFormat;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A person's memory with all that can be worked out before a request: immutable but for lines and
 * token counts, which are added as requests need them and stay within a few times the memory's own
 * size. Thread-safe, and made to be kept in a cache.
 */
public final class PreparedMemory {

  private final ContextSnapshot snapshot;
  private final AtomicReferenceArray<MemoryLines> lines =
      new AtomicReferenceArray<>(ContextFormat.values().length);

  PreparedMemory(ContextSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  public ContextSnapshot snapshot() {
    return snapshot;
  }

  /** About this many bytes of heap, for a cache that is bounded by size. */
  public long weightBytes() {
    long chars = 0;
    for (var fact : snapshot.facts()) {
      chars += 600 + 3L * fact.text().length();
    }
    for (var episode : snapshot.episodes()) {
      chars += 600 + 3L * episode.summary().length();
      for (var highlight : episode.highlights()) {
        chars += 100 + 3L * highlight.text().length();
      }
    }
    return 4_000 + chars;
  }

  MemoryLines lines(ContextFormat format) {
    MemoryLines known = lines.get(format.ordinal());
    if (known == null) {
      lines.compareAndSet(format.ordinal(), null, new MemoryLines(snapshot, format));
      known = lines.get(format.ordinal());
    }
    return known;
  }
}
