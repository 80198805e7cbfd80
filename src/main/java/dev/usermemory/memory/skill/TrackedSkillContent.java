package dev.usermemory.memory.skill;

import dev.usermemory.kernel.validation.Label;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A tracked skill as a caller sets it; see {@link TrackedSkill}.
 *
 * @param renamedFrom the id that the skill had before; what is stored under it becomes this skill's
 */
public record TrackedSkillContent(
    @NotNull(message = "is required") @DecimalMin("0") @DecimalMax("10") Double currentLevel,
    @NotNull(message = "is required") @Min(1) @Max(TrackedSkillStore.MAX_TRACKED_SKILLS)
        Integer order,
    @Nullable Boolean active,
    @Label @Nullable String renamedFrom) {

  TrackedSkill toSkill(String skillId, long nowMs) {
    return new TrackedSkill(skillId, currentLevel, order, active, nowMs, nowMs);
  }
}
