package dev.usermemory.memory.skill;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** The skills that a person tracks. */
@Service
public class TrackedSkillService {

  private final TrackedSkillStore skills;
  private final Writes writes;

  TrackedSkillService(TrackedSkillStore skills, Clock clock) {
    this.skills = skills;
    this.writes = new Writes(clock);
  }

  public List<TrackedSkill> list(UserId user) {
    return skills.listTrackedSkills(user);
  }

  /** Begins to track a skill, or changes how. */
  public Outcome<TrackedSkill> put(
      UserId user, CallerKey key, String skillId, TrackedSkillContent content) {
    Write write =
        writes.begin(user, key, WriteOperation.PUT_TRACKED_SKILL, List.of(skillId), content);
    return skills.putTrackedSkill(write, content.toSkill(skillId, write.nowMs()));
  }

  /** Whether it was tracked. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String skillId) {
    return skills.deleteTrackedSkill(
        writes.begin(user, key, WriteOperation.DELETE_TRACKED_SKILL, List.of(skillId), null),
        skillId);
  }
}
