package dev.usermemory.context.cache;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.PreparedMemory;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A memory as it was read, and when the store last said that it is still current. */
public final class KnownMemory {

  /** The facts and episodes that were read whatever was asked. */
  private final PreparedMemory prepared;

  private final DocumentsAsJson ofPrepared;
  private final PreparedMemory memory;
  private final DocumentsAsJson documents;
  private final RecentAnswers answers = new RecentAnswers();
  private volatile KnownSnapshot known;
  private volatile long seenAtMs;
  private volatile boolean doubtful;
  private volatile Span unexpired = new Span(0, 0);

  private KnownMemory(
      KnownSnapshot known,
      PreparedMemory prepared,
      DocumentsAsJson ofPrepared,
      List<Fact> matches,
      long seenAtMs) {
    this.known = known;
    this.prepared = prepared;
    this.ofPrepared = ofPrepared;
    this.memory = prepared.with(matches);
    this.documents = matches.isEmpty() ? ofPrepared : new DocumentsAsJson(ofPrepared, matches);
    this.seenAtMs = seenAtMs;
  }

  /**
   * @param known as the store said it
   * @param prepared the same
   * @param matches the best of what was asked, if there is more than is known
   */
  public KnownMemory(
      KnownSnapshot known, PreparedMemory prepared, List<Fact> matches, long seenAtMs) {
    this(known, prepared, new DocumentsAsJson(), matches, seenAtMs);
  }

  /** The same when something else is asked of it. */
  public KnownMemory asked(
      @Nullable String text, List<Fact> matches, Revision revision, long nowMs) {
    return new KnownMemory(
        new KnownSnapshot(revision, known.snapshot(), text), prepared, ofPrepared, matches, nowMs);
  }

  /** To tell the store, which then says what has changed. */
  public KnownSnapshot known() {
    return known;
  }

  /** With the best matches of what was asked. */
  public PreparedMemory memory() {
    return memory;
  }

  public DocumentsAsJson documents() {
    return documents;
  }

  /** The store says that this is how it is at a revision. */
  void seen(Revision revision, long nowMs) {
    known = known.at(revision);
    seenAtMs = nowMs;
    doubtful = false;
  }

  /** Something of it may no longer be so. */
  void doubt() {
    doubtful = true;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  long seenAtMs() {
    return seenAtMs;
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
    String text = known.text();
    return answers.weightBytes()
        + memory.estimatedBytes()
        + documents.weightBytes()
        + (text == null ? 0 : 2L * text.length());
  }
}
