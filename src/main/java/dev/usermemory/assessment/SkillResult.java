package dev.usermemory.assessment;

import dev.usermemory.memory.fact.FactIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an assessment says about one skill. A criterion is in {@code met} or in {@code
 * unmet} and there once, whatever its case, spacing and full stop. One that was reported as both is
 * unmet: a coach who repeats what is known loses less than one who drops what is not.
 *
 * @param skillId null for what is said about no skill in particular, which has no levels
 * @param levels one per measurement
 */
record SkillResult(
    @Nullable String skillId,
    List<Double> levels,
    List<String> met,
    List<String> unmet,
    List<String> feedback) {

  SkillResult {
    levels = List.copyOf(levels);
    var unmetByMeaning = byMeaning(unmet);
    var metByMeaning = byMeaning(met);
    metByMeaning.keySet().removeAll(unmetByMeaning.keySet());
    met = List.copyOf(metByMeaning.values());
    unmet = List.copyOf(unmetByMeaning.values());
    feedback = List.copyOf(byMeaning(feedback).values());
  }

  /** One result per skill, in the order of their first appearance. */
  static List<SkillResult> of(List<AssessedSkill> skills, SkillNames names) {
    var bySkill = new LinkedHashMap<@Nullable String, SkillResult>();
    skills.forEach(skill -> bySkill.merge(names.idOf(skill), of(skill, names), SkillResult::and));
    return List.copyOf(bySkill.values());
  }

  private static SkillResult of(AssessedSkill skill, SkillNames names) {
    return new SkillResult(
        names.idOf(skill), skill.levels(), skill.met(), skill.unmet(), skill.said());
  }

  boolean isNamed() {
    return skillId != null;
  }

  private SkillResult and(SkillResult other) {
    return new SkillResult(
        skillId,
        concat(levels, other.levels),
        concat(met, other.met),
        concat(unmet, other.unmet),
        concat(feedback, other.feedback));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Map<String, String> byMeaning(List<String> texts) {
    var byMeaning = new LinkedHashMap<String, String>();
    texts.forEach(text -> byMeaning.putIfAbsent(FactIds.normalise(text), text.strip()));
    return byMeaning;
  }
}
