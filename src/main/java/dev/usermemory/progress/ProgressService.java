package dev.usermemory.progress;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.Page;
import dev.usermemory.store.PageRequest;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reports and activities of a person. */
@Service
class ProgressService {

  private final ProgressStore rollups;
  private final GamificationStore gamification;
  private final Clock clock;

  ProgressService(ProgressStore rollups, GamificationStore gamification, Clock clock) {
    this.rollups = rollups;
    this.gamification = gamification;
    this.clock = clock;
  }

  Outcome<DailyRollup> add(Write write, DailyRollup report) {
    return rollups.upsertDaily(write, report);
  }

  Outcome<Page<DailyRollup>> list(
      UserId user, DayRange days, @Nullable String skillId, PageRequest page) {
    return rollups.listDaily(user, days.from(), days.to(), skillId, page, clock.millis());
  }

  Outcome<Gamification> standing(UserId user) {
    return gamification.findGamification(user, clock.millis());
  }

  Outcome<Gamification> add(Write write, GamificationUpdate activity) {
    return gamification.updateGamification(write, activity);
  }
}
