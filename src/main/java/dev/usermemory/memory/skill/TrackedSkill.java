package dev.usermemory.memory.skill;

import dev.usermemory.kernel.ConflictException;
import java.util.List;
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

  /** As it is stored in place of another, whose creation it keeps; its own times are ignored. */
  public TrackedSkill replacing(@Nullable TrackedSkill stored, long nowMs) {
    long created = stored == null ? nowMs : stored.createdAt;
    return new TrackedSkill(skillId, currentLevel, order, active, created, nowMs);
  }

  /**
   * Refuses a fourth skill and an order that another one has.
   *
   * @param tracked all of the person's, this one too if it is
   */
  public void checkRoom(List<TrackedSkill> tracked) {
    List<TrackedSkill> others =
        tracked.stream().filter(other -> !other.skillId.equals(skillId)).toList();
    if (others.size() >= TrackedSkillStore.MAX_TRACKED_SKILLS) {
      throw new ConflictException(
          "At most "
              + TrackedSkillStore.MAX_TRACKED_SKILLS
              + " skills are tracked; remove one first.");
    }
    if (others.stream().anyMatch(other -> other.order == order)) {
      throw new ConflictException("Another tracked skill has this order.");
    }
  }
}
