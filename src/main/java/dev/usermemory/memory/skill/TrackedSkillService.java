package dev.usermemory.memory.skill;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import java.util.List;
import org.springframework.stereotype.Service;

/** The skills that a person tracks. */
@Service
class TrackedSkillService {

  private final TrackedSkillStore skills;

  TrackedSkillService(TrackedSkillStore skills) {
    this.skills = skills;
  }

  List<TrackedSkill> list(UserId user) {
    return skills.listTrackedSkills(user);
  }

  Outcome<TrackedSkill> put(Write write, TrackedSkill skill) {
    return skills.putTrackedSkill(write, skill);
  }

  Outcome<Boolean> delete(Write write, String skillId) {
    return skills.deleteTrackedSkill(write, skillId);
  }
}
