package dev.usermemory.assessment;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished assessment left in the store.
 *
 * @param episode null when the consent {@code memory} is missing
 * @param rollups the days as stored now; empty when the consent {@code progress} is missing
 * @param gamification null when the consent {@code progress} is missing
 * @param denied the missing consents, of {@code memory} and {@code progress}, in this order
 */
public record FinalizeResult(
    @Nullable Episode episode,
    List<FactUpsert> facts,
    List<DailyRollup> rollups,
    @Nullable Gamification gamification,
    List<String> denied) {

  public FinalizeResult {
    facts = List.copyOf(facts);
    rollups = List.copyOf(rollups);
    denied = List.copyOf(denied);
  }
}
