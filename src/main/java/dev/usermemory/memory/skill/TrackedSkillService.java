package dev.usermemory.memory.skill;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The skills that a person tracks. */
@Service
public class TrackedSkillService {

  private final TrackedSkillStore skills;
  private final SkillHashing hashing;
  private final Writes writes;

  TrackedSkillService(TrackedSkillStore skills, SkillHashing hashing, Clock clock) {
    this.skills = skills;
    this.hashing = hashing;
    this.writes = new Writes(clock);
  }

  public List<TrackedSkill> list(UserId user) {
    return skills.listTrackedSkills(user);
  }

  /**
   * Begins to track a skill, or changes how. What assessments left while they knew only its hash,
   * or under the name that it had before, becomes this skill's.
   */
  public Outcome<TrackedSkill> put(
      UserId user, CallerKey key, String skillId, TrackedSkillContent content) {
    Write write =
        writes.begin(user, key, WriteOperation.PUT_TRACKED_SKILL, List.of(skillId), content);
    return skills.putTrackedSkill(
        write, content.toSkill(skillId, write.nowMs()), formerIds(skillId, content.renamedFrom()));
  }

  private List<String> formerIds(String skillId, @Nullable String renamedFrom) {
    Stream<String> renamed =
        renamedFrom == null ? Stream.of() : Stream.of(renamedFrom, hashing.hash(renamedFrom));
    return Stream.concat(Stream.of(hashing.hash(skillId)), renamed)
        .distinct()
        .filter(id -> !id.equals(skillId))
        .toList();
  }

  /** Puts the skills in another order, all at once; returns all of them. */
  public Outcome<List<TrackedSkill>> reorder(
      UserId user, CallerKey key, TrackedSkillOrder content) {
    List<String> order = content.ids();
    return skills.reorderTrackedSkills(
        writes.begin(user, key, WriteOperation.REORDER_TRACKED_SKILLS, List.of(), content), order);
  }

  /** Whether it was tracked. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String skillId) {
    return skills.deleteTrackedSkill(
        writes.begin(user, key, WriteOperation.DELETE_TRACKED_SKILL, List.of(skillId), null),
        skillId);
  }
}
