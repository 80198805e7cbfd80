package dev.usermemory.assessment.web;

import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.FinishedAssessment;
import dev.usermemory.progress.Standing;
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
    @Nullable Standing gamification,
    List<String> denied,
    boolean duplicate) {

  /** What was stored when it was stored. */
  record Stored(boolean episode, int facts, int rollups) {}

  static FinalizeResponse of(FinishedAssessment finished, boolean duplicate) {
    FinalizeResult result = finished.result();
    return new FinalizeResponse(
        result.episode() == null ? null : result.episode().episodeId(),
        new Stored(result.episode() != null, result.facts().size(), result.rollups().size()),
        finished.standing(),
        result.denied(),
        duplicate);
  }

  static FinalizeResponse denied(String consent) {
    return new FinalizeResponse(null, new Stored(false, 0, 0), null, List.of(consent), false);
  }
}
