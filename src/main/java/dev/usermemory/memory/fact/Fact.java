package dev.usermemory.memory.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short statement about a person.
 *
 * @param factId derived by {@link FactIds}: the same statement has the same id
 * @param weight importance, above 0 and up to {@link FactRules#WEIGHT_CEILING}
 * @param decayMs half-life of the weight in milliseconds
 * @param expiresAtMs invisible from this millisecond on; null means never
 * @param source who said so, such as {@code api} or {@code assessment}
 * @param slot the name of a place that holds one current value, such as {@code timezone}
 * @param pinned does not decay and is always rendered first
 * @param supersededAtMs since when another fact holds this one's slot, or corrects it; superseded
 *     facts do not rank
 * @param recordedAtMs when the service first took it, whenever it was so
 * @param origins by whom it was said, see {@link FactOrigins}; a set in the order of saying
 * @param correctedBy the fact that says how it is instead; what was corrected stays superseded
 */
public record Fact(
    String factId,
    FactKind kind,
    String text,
    List<String> tags,
    @Nullable String skillId,
    double weight,
    long decayMs,
    long createdAtMs,
    long lastReinforcedAtMs,
    @Nullable Long expiresAtMs,
    String source,
    @Nullable String sessionId,
    @Nullable String slot,
    boolean pinned,
    @Nullable Long supersededAtMs,
    Long recordedAtMs,
    List<String> origins,
    @Nullable String correctedBy) {

  /** An export of a version that did not know the last two leaves them out. */
  @SuppressWarnings("ConstantConditions")
  public Fact {
    tags = List.copyOf(tags);
    recordedAtMs = recordedAtMs == null ? Long.valueOf(createdAtMs) : recordedAtMs;
    origins = origins == null ? List.of() : List.copyOf(origins);
  }

  /** Recorded when it was said, and said by its source alone. */
  public Fact(
      String factId,
      FactKind kind,
      String text,
      List<String> tags,
      @Nullable String skillId,
      double weight,
      long decayMs,
      long createdAtMs,
      long lastReinforcedAtMs,
      @Nullable Long expiresAtMs,
      String source,
      @Nullable String sessionId,
      @Nullable String slot,
      boolean pinned,
      @Nullable Long supersededAtMs) {
    this(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        supersededAtMs,
        createdAtMs,
        List.of(FactOrigins.of(source, sessionId)),
        null);
  }

  /** The same with other origins. */
  public Fact saidBy(List<String> others) {
    return with(supersededAtMs, others, correctedBy);
  }

  /** The same, superseded since then, or current when null. */
  Fact superseded(@Nullable Long sinceMs) {
    return with(sinceMs, origins, correctedBy);
  }

  /** The same, superseded since then by what says how it is instead; current when both are null. */
  Fact corrected(@Nullable Long sinceMs, @Nullable String by) {
    return with(sinceMs, origins, by);
  }

  private Fact with(@Nullable Long superseded, List<String> saidBy, @Nullable String corrected) {
    return new Fact(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        superseded,
        recordedAtMs,
        saidBy,
        corrected);
  }

  /** The same once what corrects it has another id: current if that is its own. */
  public Fact correctedBy(String id) {
    return id.equals(factId) ? corrected(null, null) : corrected(supersededAtMs, id);
  }

  /** The same with another end; null means never. */
  Fact expiring(@Nullable Long endMs) {
    return new Fact(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        endMs,
        source,
        sessionId,
        slot,
        pinned,
        supersededAtMs,
        recordedAtMs,
        origins,
        correctedBy);
  }

  /** The same in another spelling. */
  Fact spelt(String newText) {
    return renamed(factId, newText, skillId, slot);
  }

  /** The same statement under another identity. */
  public Fact renamed(
      String newId, String newText, @Nullable String newSkillId, @Nullable String newSlot) {
    return new Fact(
        newId,
        kind,
        newText,
        tags,
        newSkillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        expiresAtMs,
        source,
        sessionId,
        newSlot,
        pinned,
        supersededAtMs,
        recordedAtMs,
        origins,
        correctedBy);
  }

  /** Visible at {@code nowMs}: neither expired nor superseded. */
  public boolean isCurrent(long nowMs) {
    return supersededAtMs == null && isLive(nowMs);
  }

  /** Whether somebody has said how it is instead. */
  public boolean hasBeenCorrected() {
    return correctedBy != null;
  }

  /** Not yet expired at {@code nowMs}. */
  public boolean isLive(long nowMs) {
    return expiresAtMs == null || nowMs < expiresAtMs;
  }
}
