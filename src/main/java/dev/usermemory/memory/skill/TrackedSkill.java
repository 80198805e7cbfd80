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
    long updatedAt) {}
