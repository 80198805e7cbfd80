package dev.usermemory.assessment.web;

import dev.usermemory.assessment.AssessmentOutcome;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.FinishedAssessment;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.lenient.Warning;
import dev.usermemory.progress.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a finalize, as the API returns it.
 *
 * @param reason why nothing may be stored
 * @param episodeId absent when there is none, or the consent {@code memory} is missing
 * @param gamification the standing now, absent when the consent {@code progress} is missing
 * @param denied the missing consents
 * @param duplicate whether the same had been stored before; nothing changed then
 * @param replaced whether it took the place of an earlier result
 * @param warnings what was left out or changed of the body; absent when it was taken as it is
 */
record FinalizeResponse(
    AssessmentOutcome state,
    @Nullable String reason,
    @Nullable String episodeId,
    Stored stored,
    @Nullable Standing gamification,
    List<String> denied,
    boolean duplicate,
    boolean replaced,
    @Nullable List<Warning> warnings) {

  private static final Stored NOTHING = new Stored(false, 0, 0);

  /** What was stored when it was stored. */
  record Stored(boolean episode, int facts, int rollups) {}

  static FinalizeResponse of(
      FinishedAssessment finished, boolean replayed, List<Warning> warnings) {
    FinalizeResult result = finished.result();
    if (result.effect() == FinalizeResult.Effect.DENIED) {
      return denied(Replies.DENIED, result.denied(), warnings);
    }
    return new FinalizeResponse(
        finished.outcome(replayed),
        null,
        result.episodeId(),
        new Stored(result.episodeId() != null, result.facts(), result.rollups()),
        finished.standing(),
        result.denied(),
        replayed || result.effect() == FinalizeResult.Effect.DUPLICATE,
        result.effect() == FinalizeResult.Effect.REPLACED,
        orAbsent(warnings));
  }

  static FinalizeResponse denied(String reason, List<String> consents, List<Warning> warnings) {
    return new FinalizeResponse(
        AssessmentOutcome.DENIED,
        reason,
        null,
        NOTHING,
        null,
        consents,
        false,
        false,
        orAbsent(warnings));
  }

  private static @Nullable List<Warning> orAbsent(List<Warning> warnings) {
    return warnings.isEmpty() ? null : warnings;
  }
}
