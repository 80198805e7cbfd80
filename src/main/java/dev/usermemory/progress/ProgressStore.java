package dev.usermemory.progress;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import org.jspecify.annotations.Nullable;

/** Keeps daily rollups, gated by the consent {@code progress}. */
public interface ProgressStore {

  /** Adds a report to its day by {@link RollupMerge} and returns the day as stored now. */
  Outcome<DailyRollup> upsertDaily(Write write, DailyRollup added);

  /**
   * Rollups from {@code from} to {@code to}, both included, by date and then skillId ascending.
   *
   * @param from {@code YYYYMMDD}
   * @param to {@code YYYYMMDD}
   * @param skillId null for all
   */
  Outcome<Page<DailyRollup>> listDaily(
      UserId user, String from, String to, @Nullable String skillId, PageRequest page, long nowMs);
}
