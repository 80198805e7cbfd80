package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.GamificationUpdate;
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

  @Test
  void updateGamification_everyComponent_isKept() {
    var activity = new GamificationUpdate(450, List.of("first", "ü"), "20251009", "autumn 🍂");

    Gamification stored = update(NOW, activity);

    assertThat(stored)
        .isEqualTo(
            new Gamification(450, 3, 1, "20251009", List.of("first", "ü"), "autumn 🍂", 450L, NOW));
    assertThat(find()).isEqualTo(stored);
  }

  @Test
  void updateGamification_aSequence_followsTheRules() {
    List<GamificationUpdate> activities =
        List.of(
            new GamificationUpdate(90, List.of("a"), "20251009", null),
            new GamificationUpdate(20, List.of(), "20251010", "s1"),
            new GamificationUpdate(5, List.of("b", "a"), "20251010", null),
            new GamificationUpdate(-200, List.of(), "20251008", null),
            new GamificationUpdate(7, List.of(), "20251011", "s2"),
            new GamificationUpdate(1_000_000, List.of(), "20251101", null));
    List<Gamification> expected =
        List.of(
            new Gamification(90, 1, 1, "20251009", List.of("a"), null, null, NOW),
            new Gamification(110, 2, 2, "20251010", List.of("a"), "s1", 20L, NOW + 1),
            new Gamification(115, 2, 2, "20251010", List.of("a", "b"), "s1", 25L, NOW + 2),
            new Gamification(0, 1, 2, "20251010", List.of("a", "b"), "s1", 0L, NOW + 3),
            new Gamification(7, 1, 3, "20251011", List.of("a", "b"), "s2", 7L, NOW + 4),
            new Gamification(
                1_000_007, 101, 1, "20251101", List.of("a", "b"), "s2", 1_000_007L, NOW + 5));

    for (int i = 0; i < activities.size(); i++) {
      assertThat(update(NOW + i, activities.get(i))).isEqualTo(expected.get(i));
    }
    assertThat(find()).isEqualTo(expected.getLast());
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
