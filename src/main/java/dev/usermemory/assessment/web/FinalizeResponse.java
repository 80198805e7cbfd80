package dev.usermemory.assessment.web;

import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.progress.Gamification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finalize left, as the API returns it.
 *
 * @param episodeId absent when the consent {@code memory} is missing
 * @param gamification absent when the consent {@code progress} is missing
 * @param denied the missing consents
 * @param duplicate whether it had been stored before; nothing changed then
 */
record FinalizeResponse(
    @Nullable String episodeId,
    Stored stored,
    @Nullable Gamification gamification,
    List<String> denied,
    boolean duplicate) {

  /** What was stored when it was stored. */
  record Stored(boolean episode, int facts, int rollups) {}

  static FinalizeResponse of(FinalizeResult result, boolean duplicate) {
    return new FinalizeResponse(
        result.episodeId(),
        new Stored(result.episodeId() != null, result.facts(), result.rollups()),
        result.gamification(),
        result.denied(),
        duplicate);
  }

  static FinalizeResponse denied(String consent) {
    return new FinalizeResponse(null, new Stored(false, 0, 0), null, List.of(consent), false);
  }
}
