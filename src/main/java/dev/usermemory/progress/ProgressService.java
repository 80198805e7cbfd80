package dev.usermemory.progress;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reports and activities of a person. */
@Service
public class ProgressService {

  private final ProgressStore rollups;
  private final GamificationStore gamification;
  private final Clock clock;

  ProgressService(ProgressStore rollups, GamificationStore gamification, Clock clock) {
    this.rollups = rollups;
    this.gamification = gamification;
    this.clock = clock;
  }

  public Outcome<DailyRollup> add(Write write, DailyRollup report) {
    return rollups.upsertDaily(write, report);
  }

  public Outcome<Page<DailyRollup>> list(
      UserId user, DayRange days, @Nullable String skillId, PageRequest page) {
    return rollups.listDaily(user, days.from(), days.to(), skillId, page, clock.millis());
  }

  public Outcome<Gamification> standing(UserId user) {
    return gamification.findGamification(user, clock.millis());
  }

  public Outcome<Gamification> add(Write write, GamificationUpdate activity) {
    return gamification.updateGamification(write, activity);
  }
}
