package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns criteria into facts. Hint and achievement of a criterion share a slot, so that a criterion
 * that is met supersedes its hint, and the reverse when it is lost; said again, either is only
 * reinforced.
 */
record CriterionFacts(FactDrafts drafts) {

  private static final String HINT = "Needs work";
  private static final String ACHIEVEMENT = "Achieved";
  static final List<String> PREFIXES = List.of(HINT, ACHIEVEMENT);

  private static final int SLOT_DIGITS = 16;

  List<FactDraft> of(SkillResult skill) {
    String skillId = skill.skillId();
    return Stream.concat(
            skill.unmet().stream().map(c -> draft(FactKind.SKILL_HINT, skillId, HINT, c)),
            skill.met().stream().map(c -> draft(FactKind.ACHIEVEMENT, skillId, ACHIEVEMENT, c)))
        .toList();
  }

  private FactDraft draft(
      FactKind kind, @Nullable String skillId, String prefix, String criterion) {
    String text = lead(prefix, skillId) + criterion;
    return drafts.draft(kind, skillId, text, slot(skillId, criterion), kind.defaultDecayMs());
  }

  /** What stands before a criterion. */
  static String lead(String prefix, @Nullable String skillId) {
    return prefix + SkillNames.suffix(skillId) + ": ";
  }

  static String slot(@Nullable String skillId, String criterion) {
    return "criterion:"
        + Sha256.hex(
            SLOT_DIGITS, Objects.requireNonNullElse(skillId, ""), FactIds.normalise(criterion));
  }
}
