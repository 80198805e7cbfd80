package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.progress.ActivityHistory;
import dev.usermemory.progress.DayRun;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.GamificationUpdate;
import dev.usermemory.progress.Season;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class GamificationContract extends StoreAspect {

  GamificationContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Gamification update(long nowMs, GamificationUpdate update) {
    return done(
        store.gamification().updateGamification(writeAt(UPDATE_GAMIFICATION, nowMs), update));
  }

  private Gamification find() {
    return done(store.gamification().findGamification(user, NOW));
  }

  @Test
  void findGamification_nothingStored_isNone() {
    assertThat(find()).isEqualTo(Gamification.NONE);
  }

  /** After one activity on one day. */
  static Gamification standing(long xp, String day, long nowMs) {
    return new Gamification(
        xp, 1, 1, day, List.of(), null, null, nowMs, history(1, List.of(new DayRun(day, day))));
  }

  private static ActivityHistory history(int longest, List<DayRun> days, Season... seasons) {
    return new ActivityHistory(longest, days, List.of(seasons));
  }

  @Test
  void updateGamification_everyComponent_isKept() {
    var activity = new GamificationUpdate(450, List.of("first", "ü"), "20251009", "autumn 🍂");

    Gamification stored = update(NOW, activity);

    assertThat(stored)
        .isEqualTo(
            new Gamification(
                450,
                3,
                1,
                "20251009",
                List.of("first", "ü"),
                "autumn 🍂",
                450L,
                NOW,
                history(
                    1,
                    List.of(new DayRun("20251009", "20251009")),
                    new Season("autumn 🍂", 450, "20251009"))));
    assertThat(find()).isEqualTo(stored);
  }

  @Test
  void updateGamification_aSequence_followsTheRules() {
    update(NOW, new GamificationUpdate(90, List.of("a"), "20251009", null));
    update(NOW + 1, new GamificationUpdate(20, List.of(), "20251011", "s1"));
    update(NOW + 2, new GamificationUpdate(5, List.of("b", " a"), "20251010", null));
    update(NOW + 3, new GamificationUpdate(-200, List.of(), "20251015", null));
    update(NOW + 4, new GamificationUpdate(7, List.of(), "20251013", "s2"));
    Gamification last = update(NOW + 5, new GamificationUpdate(30, List.of(), "20251009", "s1"));

    assertThat(last)
        .isEqualTo(
            new Gamification(
                37,
                1,
                1,
                "20251013",
                List.of("a", "b"),
                "s2",
                7L,
                NOW + 5,
                history(
                    3,
                    List.of(new DayRun("20251009", "20251011"), new DayRun("20251013", "20251013")),
                    new Season("s1", 30, "20251011"),
                    new Season("s2", 7, "20251013"))));
    assertThat(find()).isEqualTo(last);
  }

  @Test
  void updateGamification_ofAnOlderVersion_goesOnFromItsStreak() {
    var old = new Gamification(95, 1, 3, "20251009", List.of("a"), "s1", 5L, NOW, null);
    store
        .imports()
        .importRecords(user, List.of(new ExportRecord(MemoryTable.GAMIFICATION, old)), NOW);

    assertThat(find()).isEqualTo(old);
    assertThat(update(NOW, new GamificationUpdate(1, List.of(), "20251010", null)))
        .returns(4, Gamification::streakDays)
        .returns(
            history(
                4, List.of(new DayRun("20251007", "20251010")), new Season("s1", 6, "20251009")),
            Gamification::history);
  }

  @Test
  void updateGamification_pastALimit_changesNothing() {
    List<String> badges =
        IntStream.range(0, GamificationRules.MAX_BADGES).mapToObj(i -> "badge " + i).toList();
    Gamification stored = update(NOW, new GamificationUpdate(1, badges, "20251009", null));

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> update(NOW, new GamificationUpdate(1, List.of("new"), "20251009", null)))
        .returns("badges", LimitExceededException::field);
    assertThat(find()).isEqualTo(stored);
  }
}
