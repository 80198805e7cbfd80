package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;

import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.function.Supplier;

record ProgressOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(this::upsertDaily, this::updateGamification);
  }

  private Operation upsertDaily() {
    DailyRollup added = rollup(draw);
    Keys keys = draw.keys(UPSERT_DAILY);
    return draw.op(
        "upsertDaily " + added + keys,
        (store, user, nowMs) -> store.progress().upsertDaily(keys.write(user, nowMs), added));
  }

  private Operation updateGamification() {
    GamificationUpdate update = activity(draw);
    Keys keys = draw.keys(UPDATE_GAMIFICATION);
    return draw.op(
        "updateGamification " + update + keys,
        (store, user, nowMs) ->
            store.gamification().updateGamification(keys.write(user, nowMs), update));
  }

  static DailyRollup rollup(Draw draw) {
    int samples = draw.below(3);
    return new DailyRollup(
        "2026112" + draw.below(3),
        draw.name(),
        samples,
        samples * 6.1,
        draw.below(50),
        List.of(draw.name()),
        List.of(),
        draw.below(9),
        0,
        draw.below(3) * 0.001,
        12,
        1_700_000_000_000L);
  }

  static GamificationUpdate activity(Draw draw) {
    return new GamificationUpdate(
        draw.below(300) - 50,
        List.of(draw.name()),
        "2026112" + draw.below(5),
        draw.maybe("season-" + draw.below(2)));
  }
}
