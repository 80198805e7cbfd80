package dev.usermemory.assessment;

import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a finished assessment adds to a person's memory.
 *
 * @param contentHash tells a repetition from another score
 * @param revision orders scores of the same assessment, if the caller counts them
 * @param part what it says of its session, null when nothing is to be remembered
 * @param fadedFactIds facts that make room for these
 * @param rollups at most one per skill
 * @param activity null when nothing was earned
 */
public record Finalization(
    String sessionId,
    String groupId,
    String contentHash,
    @Nullable Long revision,
    Verdict verdict,
    @Nullable SessionPart part,
    List<FactDraft> facts,
    List<String> fadedFactIds,
    List<DailyRollup> rollups,
    @Nullable GamificationUpdate activity) {

  public Finalization {
    facts = List.copyOf(facts);
    fadedFactIds = List.copyOf(fadedFactIds);
    rollups = List.copyOf(rollups);
  }
}
