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
 * @param supersededAtMs since when another fact holds this one's slot; superseded facts do not rank
 * @param recordedAtMs when the service first took it, whenever it was so
 * @param origins by whom it was said, see {@link FactOrigins}; a set in the order of saying
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
    long recordedAtMs,
    List<String> origins) {

  /** An export of a version that did not know the last two leaves them out. */
  @SuppressWarnings("ConstantConditions")
  public Fact {
    tags = List.copyOf(tags);
    recordedAtMs = recordedAtMs == 0 ? createdAtMs : recordedAtMs;
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
        List.of(FactOrigins.of(source, sessionId)));
  }

  /** The same with other origins. */
  public Fact saidBy(List<String> others) {
    return with(supersededAtMs, others);
  }

  /** The same, superseded since then, or current when null. */
  Fact superseded(@Nullable Long sinceMs) {
    return with(sinceMs, origins);
  }

  private Fact with(@Nullable Long superseded, List<String> saidBy) {
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
        saidBy);
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
        origins);
  }

  /** Visible at {@code nowMs}: neither expired nor superseded. */
  public boolean isCurrent(long nowMs) {
    return supersededAtMs == null && isLive(nowMs);
  }

  /** Not yet expired at {@code nowMs}. */
  public boolean isLive(long nowMs) {
    return expiresAtMs == null || nowMs < expiresAtMs;
  }
}
