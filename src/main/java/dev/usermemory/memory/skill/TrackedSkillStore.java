package dev.usermemory.memory.skill;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;

/** Keeps tracked skills; no consent gates them. */
public interface TrackedSkillStore {

  /** A user tracks at most this many skills. */
  int MAX_TRACKED_SKILLS = 3;

  /** By {@code order} ascending. */
  List<TrackedSkill> listTrackedSkills(UserId user);

  /**
   * Creates or replaces one. Of {@code skill}, the times are ignored: {@code createdAt} stays that
   * of the first write, {@code updatedAt} becomes now. Throws {@link
   * dev.usermemory.kernel.ConflictException} for a fourth skill and for an order that another skill
   * of the user has.
   */
  Outcome<TrackedSkill> putTrackedSkill(Write write, TrackedSkill skill);

  /** True when it was there. */
  Outcome<Boolean> deleteTrackedSkill(Write write, String skillId);
}
