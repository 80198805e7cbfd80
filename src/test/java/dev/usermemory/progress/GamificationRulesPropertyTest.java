package dev.usermemory.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    assertThat(standing.badges()).doesNotHaveDuplicates();
    assertThat(standing.seasonXp() == null).isEqualTo(standing.seasonId() == null);
  }

  /** The points at which a level begins. */
  private static long from(int level) {
    return 100L * (level - 1) * (level - 1);
  }

  /** The days of activity, each once. */
  private static TreeSet<LocalDate> days(List<GamificationUpdate> activities) {
    return activities.stream()
        .filter(activity -> activity.xpDelta() >= 0 || !activity.badgesToAdd().isEmpty())
        .map(activity -> LocalDate.parse(activity.dateYYYYMMDD(), DateTimeFormatter.BASIC_ISO_DATE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many days in a row end with this one. */
  private static int streakUpTo(LocalDate day, Set<LocalDate> days) {
    int streak = 0;
    while (days.contains(day.minusDays(streak))) {
      streak++;
    }
    return streak;
  }

  @Property
  void apply_countsTheDaysInARow(@ForAll("activities") List<GamificationUpdate> activities) {
    TreeSet<LocalDate> days = days(activities);

    for (LocalDate today = LocalDate.of(2024, 2, 20);
        today.getMonthValue() < 4;
        today = today.plusDays(1)) {
      Standing standing = Standing.of(after(activities), today);

      boolean broken = days.isEmpty() || days.last().isBefore(today.minusDays(1));
      assertThat(standing.streakDays()).isEqualTo(broken ? 0 : streakUpTo(days.last(), days));
      assertThat(standing.longestStreakDays())
          .isEqualTo(days.stream().mapToInt(day -> streakUpTo(day, days)).max().orElse(0));
    }
  }

  @Property
  void apply_inAnyOrder_givesTheSameDaysAndBadges(
      @ForAll("activities") List<GamificationUpdate> activities, @ForAll Random random) {
    var shuffled = new ArrayList<GamificationUpdate>(activities);
    Collections.shuffle(shuffled, random);

    Gamification one = after(activities);
    Gamification other = after(shuffled);

    assertThat(other.streakDays()).isEqualTo(one.streakDays());
    assertThat(other.lastActivityYYYYMMDD()).isEqualTo(one.lastActivityYYYYMMDD());
    assertThat(ActivityHistory.of(other).days()).isEqualTo(ActivityHistory.of(one).days());
    assertThat(other.badges()).containsExactlyInAnyOrderElementsOf(one.badges());
  }

  @Property
  void levelFor_isMonotone(
      @ForAll @LongRange(min = 0, max = RollupMerge.MAX_COUNTER) long a,
      @ForAll @LongRange(min = 0, max = RollupMerge.MAX_COUNTER) long b) {
    assertThat(GamificationRules.levelFor(Math.min(a, b)))
        .isLessThanOrEqualTo(GamificationRules.levelFor(Math.max(a, b)));
  }
}
