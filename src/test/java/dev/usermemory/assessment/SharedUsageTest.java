package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.progress.DailyRollup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SharedUsageTest {

  private static final String DAY = "20261123";
  private static final AssessedSkill SKILL = Assessments.skill("s", 5.0, List.of(), List.of());

  @Property
  void rollup_sumOverAllSkills_isTheWhole(
      @ForAll @IntRange(min = 1, max = 50) int parts,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long tokensIn,
      @ForAll @LongRange(min = 0, max = 1_000_000) long xp,
      @ForAll @DoubleRange(min = 0, max = 1_000_000) double costUsd) {
    var usage = new Assessment.Usage(tokensIn, 3L, costUsd, 1_001L);
    var shared =
        new SharedUsage(Assessments.with(usage, List.of(), List.of(), SKILL), DAY, xp, parts);
    List<DailyRollup> days =
        IntStream.range(0, parts).mapToObj(i -> shared.rollup(i, "s", List.of(), 9)).toList();

    assertThat(days.stream().mapToLong(DailyRollup::xpEarned).sum()).isEqualTo(xp);
    assertThat(days.stream().mapToLong(DailyRollup::tokensIn).sum()).isEqualTo(tokensIn);
    assertThat(days.stream().mapToLong(DailyRollup::tokensOut).sum()).isEqualTo(3);
    assertThat(days.stream().mapToLong(DailyRollup::latencyMsTotal).sum()).isEqualTo(1_001);
    assertThat(
            days.stream()
                .map(day -> BigDecimal.valueOf(day.costUsd()))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(BigDecimal.valueOf(costUsd).setScale(9, RoundingMode.HALF_UP));
  }

  @Test
  void rollup_levelsBelowOne_countAsTheyAre() {
    var shared = new SharedUsage(Assessments.of(SKILL), DAY, 0, 1);
    assertThat(shared.rollup(0, "s", List.of(0.0, 0.4, 7.1), 9))
        .isEqualTo(
            new DailyRollup("20261123", "s", 3, 7.5, 0, List.of(), List.of(), 0, 0, 0, 0, 9));
  }

  @Test
  void rollup_medalsAndErrors_goToTheFirstSkillOnce() {
    var assessment = Assessments.with(null, List.of("m", "m"), List.of("e"), SKILL);
    var shared = new SharedUsage(assessment, DAY, 3, 2);
    assertThat(List.of(shared.rollup(0, "a", List.of(), 9), shared.rollup(1, "b", List.of(), 9)))
        .containsExactly(
            new DailyRollup("20261123", "a", 0, 0, 2, List.of("m"), List.of("e"), 0, 0, 0, 0, 9),
            new DailyRollup("20261123", "b", 0, 0, 1, List.of(), List.of(), 0, 0, 0, 0, 9));
  }
}
