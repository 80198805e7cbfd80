package dev.usermemory.memory.skill;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;
import org.springframework.stereotype.Service;

/** The skills that a person tracks. */
@Service
public class TrackedSkillService {

  private final TrackedSkillStore skills;

  TrackedSkillService(TrackedSkillStore skills) {
    this.skills = skills;
  }

  public List<TrackedSkill> list(UserId user) {
    return skills.listTrackedSkills(user);
  }

  public Outcome<TrackedSkill> put(Write write, TrackedSkill skill) {
    return skills.putTrackedSkill(write, skill);
  }

  public Outcome<Boolean> delete(Write write, String skillId) {
    return skills.deleteTrackedSkill(write, skillId);
  }
}
