package dev.usermemory.memory.skill;

import org.jspecify.annotations.Nullable;

/**
 * A skill that a person tracks.
 *
 * @param currentLevel 0 to 10
 * @param order 1 to 3, unique per user
 */
public record TrackedSkill(
    String skillId,
    double currentLevel,
    int order,
    @Nullable Boolean active,
    long createdAt,
    long updatedAt) {

  public TrackedSkill {
    currentLevel += 0.0; // -0.0 is 0
  }

  /** As it is stored in place of another, whose creation it keeps; its own times are ignored. */
  public TrackedSkill replacing(@Nullable TrackedSkill stored, long nowMs) {
    long created = stored == null ? nowMs : stored.createdAt;
    return new TrackedSkill(skillId, currentLevel, order, active, created, nowMs);
  }

  /** The same when it has this order already. */
  TrackedSkill at(int newOrder, long nowMs) {
    return newOrder == order
        ? this
        : new TrackedSkill(skillId, currentLevel, newOrder, active, createdAt, nowMs);
  }
}
