package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns criteria into facts. Hint and achievement of a criterion share a slot, so that a criterion
 * that is met supersedes its hint, and the reverse when it is lost; said again, either is only
 * reinforced.
 */
record CriterionFacts(UserId user, String sessionId, long atMs, long nowMs, Retention retention) {

  static final String SOURCE = "assessment";

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

  private FactDraft draft(FactKind kind, String skillId, String prefix, String criterion) {
    String text = lead(prefix, skillId) + criterion;
    return new FactDraft(
        FactIds.of(user, kind, skillId, text),
        kind,
        text,
        List.of(),
        skillId,
        1,
        kind.defaultDecayMs(),
        atMs,
        retention.factExpiryMs(nowMs, null),
        SOURCE,
        sessionId,
        slot(skillId, criterion),
        false);
  }

  /** What stands before a criterion. */
  static String lead(String prefix, String skillId) {
    return prefix + SkillNames.suffix(skillId) + ": ";
  }

  static String slot(String skillId, String criterion) {
    return "criterion:" + Sha256.hex(SLOT_DIGITS, skillId, FactIds.normalise(criterion));
  }
}
