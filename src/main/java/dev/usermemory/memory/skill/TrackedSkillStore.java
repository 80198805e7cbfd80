package dev.usermemory.memory.skill;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;

/** Keeps tracked skills; no consent gates them. */
public interface TrackedSkillStore {

  /** A user tracks at most this many skills. */
  int MAX_TRACKED_SKILLS = 3;

  /** Rollups, and facts, that one write takes over from each former id. */
  int MAX_JOINED = 500;

  /** By {@code order} ascending. */
  List<TrackedSkill> listTrackedSkills(UserId user);

  /**
   * Creates or replaces one by {@link TrackedSkillRules#put}. Of {@code skill}, the times are
   * ignored: {@code createdAt} stays that of the first write, {@code updatedAt} becomes now. Throws
   * {@link dev.usermemory.kernel.ConflictException} for a fourth skill.
   *
   * <p>Rollups and facts of the former ids become this skill's in the same transaction, whatever
   * the consents are, as nothing new is said: a rollup is merged into that of its day, a fact gets
   * the id that it would have been given, and of two facts in one slot the one last said is
   * current. At most {@link #MAX_JOINED} of each, the newest; repeating the write takes on more.
   *
   * @param formerIds that the skill was known by, at most three
   */
  Outcome<TrackedSkill> putTrackedSkill(Write write, TrackedSkill skill, List<String> formerIds);

  /** The same for a skill that has no other name. */
  default Outcome<TrackedSkill> putTrackedSkill(Write write, TrackedSkill skill) {
    return putTrackedSkill(write, skill, List.of());
  }

  /**
   * Puts them in another order by {@link TrackedSkillRules#reorder}; returns all, in that order.
   */
  Outcome<List<TrackedSkill>> reorderTrackedSkills(Write write, List<String> order);

  /** True when it was there. */
  Outcome<Boolean> deleteTrackedSkill(Write write, String skillId);
}
