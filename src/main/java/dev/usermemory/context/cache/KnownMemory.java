package dev.usermemory.context.cache;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.PreparedMemory;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A memory as it was read, and when the store last said that it is still current. */
public final class KnownMemory {

  private final long revision;
  private final @Nullable String text;
  private final PreparedMemory memory;
  private final DocumentsAsJson documents = new DocumentsAsJson();
  private final RecentAnswers answers = new RecentAnswers();
  private volatile long seenAtMs;
  private volatile Span unexpired = new Span(0, 0);

  /**
   * @param text what was asked then, which decided on the candidates when there were too many
   */
  public KnownMemory(long revision, @Nullable String text, PreparedMemory memory, long seenAtMs) {
    this.revision = revision;
    this.text = text;
    this.memory = memory;
    this.seenAtMs = seenAtMs;
  }

  public long revision() {
    return revision;
  }

  public PreparedMemory memory() {
    return memory;
  }

  public DocumentsAsJson documents() {
    return documents;
  }

  /** Whether the store would return the same candidates for this text, as of this revision. */
  public boolean serves(@Nullable String asked) {
    return memory.snapshot().complete() || Objects.equals(text, asked);
  }

  /** The store says that this is its current revision. */
  public void seen(long nowMs) {
    seenAtMs = nowMs;
  }

  long ageMs(long nowMs) {
    return nowMs - seenAtMs;
  }

  /** An answer given a moment ago that is still right. */
  public Optional<KeptContext> recentAnswer(ContextSpec spec, long nowMs) {
    return Optional.ofNullable(answers.find(spec, nowMs));
  }

  /** Keeps an answer as of now; one that explains itself is for people, who don't ask twice. */
  public void keep(ContextSpec spec, KeptContext answer, long nowMs) {
    if (!spec.explain()) {
      answers.keep(spec, answer, nowMs, unexpired(nowMs).endMs());
    }
  }

  /** A time in which nothing of the memory expires. */
  private record Span(long fromMs, long endMs) {

    boolean contains(long ms) {
      return ms >= fromMs && ms < endMs;
    }
  }

  private Span unexpired(long nowMs) {
    Span known = unexpired;
    if (!known.contains(nowMs)) {
      known = new Span(nowMs, nextExpiry(nowMs));
      unexpired = known;
    }
    return known;
  }

  private long nextExpiry(long nowMs) {
    ContextSnapshot snapshot = memory.snapshot();
    long next = Long.MAX_VALUE;
    for (Fact fact : snapshot.facts()) {
      next = earlier(next, fact.expiresAtMs(), nowMs);
    }
    for (Episode episode : snapshot.episodes()) {
      next = earlier(next, episode.expiresAtMs(), nowMs);
    }
    return next;
  }

  private static long earlier(long next, @Nullable Long expiresAtMs, long nowMs) {
    return expiresAtMs == null || expiresAtMs <= nowMs ? next : Math.min(next, expiresAtMs);
  }

  long weightBytes() {
    return answers.weightBytes()
        + memory.estimatedBytes()
        + documents.weightBytes()
        + (text == null ? 0 : 2L * text.length());
  }
}
