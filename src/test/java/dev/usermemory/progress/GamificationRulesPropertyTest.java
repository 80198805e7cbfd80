package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class GamificationRulesPropertyTest {

  @Provide
  Arbitrary<List<GamificationUpdate>> activities() {
    Arbitrary<String> days =
        Arbitraries.integers()
            .between(0, 12)
            .map(day ->
                LocalDate.of(2024, 2, 22).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE));
    return Combinators.combine(
            Arbitraries.longs().between(-1_000_000, 1_000_000),
            Arbitraries.of("a", "b", "c").list().ofMaxSize(3),
            days,
            Arbitraries.of("s1", "s2").injectNull(0.5))
        .as(GamificationUpdate::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  private static Gamification after(List<GamificationUpdate> activities) {
    Gamification standing = Gamification.NONE;
    for (GamificationUpdate activity : activities) {
      standing = GamificationRules.apply(standing, activity, 1);
    }
    return standing;
  }

  @Property
  void apply_keepsItsInvariants(@ForAll("activities") List<GamificationUpdate> activities) {
    Gamification standing = after(activities);

    assertThat(standing.xpTotal()).isNotNegative();
    assertThat(standing.xpTotal())
        .isBetween(from(standing.level()), from(standing.level() + 1) - 1);
    assertThat(standing.streakDays()).isBetween(1, 13);
    assertThat(standing.badges()).doesNotHaveDuplicates();
    assertThat(standing.lastActivityYYYYMMDD())
        .isEqualTo(
            activities.stream()
                .map(GamificationUpdate::dateYYYYMMDD)
                .max(String::compareTo)
                .orElseThrow());
    assertThat(standing.seasonXp() == null).isEqualTo(standing.seasonId() == null);
  }

  /** The points at which a level begins. */
  private static long from(int level) {
    return 100L * (level - 1) * (level - 1);
  }

  @Property
  void apply_earlierOrSameDay_leavesTheStreak(
      @ForAll("activities") List<GamificationUpdate> activities) {
    Gamification standing = after(activities);
    String last = standing.lastActivityYYYYMMDD();

    Gamification again =
        GamificationRules.apply(
            standing, new GamificationUpdate(0, List.of(), last == null ? "" : last, null), 1);

    assertThat(again).isEqualTo(standing);
  }

  @Property
  void levelFor_isMonotone(
      @ForAll @LongRange(min = 0, max = RollupMerge.MAX_COUNTER) long a,
      @ForAll @LongRange(min = 0, max = RollupMerge.MAX_COUNTER) long b) {
    assertThat(GamificationRules.levelFor(Math.min(a, b)))
        .isLessThanOrEqualTo(GamificationRules.levelFor(Math.max(a, b)));
  }
}
