package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says at which level a person is, one fact per skill in a slot: “speaking: level 6.5, was 5”. The
 * level named last is the last one that differed; the same level again is the same fact, said
 * again.
 *
 * @param known facts of the person, those in the slots of levels among them
 */
record LevelFacts(FactDrafts drafts, List<Fact> known) {

  static final String SLOT = "level:";

  /** A level stays true for longer than a hint does. */
  private static final long HALF_LIFE_MS = Duration.ofDays(90).toMillis();

  private static final int SLOT_DIGITS = 16;
  private static final Pattern SAID =
      Pattern.compile(".*: level (\\d+(?:\\.\\d+)?)(?:, was (\\d+(?:\\.\\d+)?))?");

  /** None for a skill that was not measured. */
  Optional<FactDraft> of(SkillResult skill) {
    String skillId = skill.skillId();
    if (skillId == null || skill.levels().isEmpty()) {
      return Optional.empty();
    }
    String slot = slot(skillId);
    String text = text(skillId, mean(skill.levels()), current(slot));
    return Optional.of(drafts.draft(FactKind.SKILL_HINT, skillId, text, slot, HALF_LIFE_MS));
  }

  static String slot(String skillId) {
    return SLOT + Sha256.hex(SLOT_DIGITS, skillId);
  }

  /** With at most two decimals. */
  static String mean(List<Double> levels) {
    double mean = levels.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    BigDecimal rounded = BigDecimal.valueOf(mean).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** What was said last before this; what was said of a later time is no earlier level. */
  private @Nullable Fact current(String slot) {
    return known.stream()
        .filter(fact -> slot.equals(fact.slot()) && fact.lastReinforcedAtMs() <= drafts.atMs())
        .findFirst()
        .orElse(null);
  }

  private String text(String skillId, String level, @Nullable Fact current) {
    String plain = SkillNames.label(skillId) + ": level " + level;
    return current == null ? plain : compared(plain, level, current);
  }

  private String compared(String plain, String level, Fact current) {
    Matcher said = SAID.matcher(current.text());
    if (!said.matches()) {
      return plain;
    }
    boolean own = drafts.isOnlyOrigin(current);
    String previous = own ? said.group(2) : said.group(1);
    if (previous == null) {
      return plain;
    }
    if (previous.equals(level)) {
      return own ? plain : current.text();
    }
    return plain + ", was " + previous;
  }
}
