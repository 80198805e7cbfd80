package dev.usermemory.assessment;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;

/**
 * Everything that a finished assessment adds to a person's memory.
 *
 * @param episode its id is derived from session and group, so that it is ingested once
 * @param rollups at most one per skill
 */
public record Finalization(
    String sessionId,
    Episode episode,
    List<FactDraft> facts,
    List<DailyRollup> rollups,
    GamificationUpdate activity) {

  public Finalization {
    facts = List.copyOf(facts);
    rollups = List.copyOf(rollups);
  }
}
