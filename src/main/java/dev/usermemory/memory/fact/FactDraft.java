package dev.usermemory.memory.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is said, complete with defaults, before the store knows whether it is new.
 *
 * @param createdAtMs since when it is so; never after the write
 * @param expiresAtMs when this statement alone would expire
 * @param recordedAtMs when the service took it
 * @param origin by whom it is said, see {@link FactOrigins}
 * @see Fact for the other components
 */
public record FactDraft(
    String factId,
    FactKind kind,
    String text,
    List<String> tags,
    @Nullable String skillId,
    double weight,
    long decayMs,
    long createdAtMs,
    @Nullable Long expiresAtMs,
    String source,
    @Nullable String sessionId,
    @Nullable String slot,
    boolean pinned,
    long recordedAtMs,
    String origin) {

  public FactDraft {
    tags = List.copyOf(tags);
  }

  /** Recorded when it was said, by its source. */
  public FactDraft(
      String factId,
      FactKind kind,
      String text,
      List<String> tags,
      @Nullable String skillId,
      double weight,
      long decayMs,
      long createdAtMs,
      @Nullable Long expiresAtMs,
      String source,
      @Nullable String sessionId,
      @Nullable String slot,
      boolean pinned) {
    this(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        createdAtMs,
        FactOrigins.of(source, sessionId));
  }

  /** As it would be said again to be the same. */
  static FactDraft saying(Fact f) {
    return new FactDraft(
        f.factId(),
        f.kind(),
        f.text(),
        f.tags(),
        f.skillId(),
        f.weight(),
        f.decayMs(),
        f.lastReinforcedAtMs(),
        f.expiresAtMs(),
        f.source(),
        f.sessionId(),
        f.slot(),
        f.pinned(),
        f.recordedAtMs(),
        FactOrigins.of(f.source(), f.sessionId()));
  }

  /** The fact when nothing like it is stored. */
  public Fact toFact() {
    return new Fact(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        createdAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        null,
        recordedAtMs,
        List.of(origin),
        null);
  }
}
