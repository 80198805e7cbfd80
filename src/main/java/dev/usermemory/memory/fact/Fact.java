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
 * @param supersededAtMs when a newer fact took this one's slot; superseded facts do not rank
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
    @Nullable Long supersededAtMs) {

  public Fact {
    tags = List.copyOf(tags);
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
        supersededAtMs);
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
