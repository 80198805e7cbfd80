package dev.usermemory.assessment;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what became of reported assessments. */
final class AssessmentEnds {

  private final AssessmentTelemetry telemetry;

  AssessmentEnds(AssessmentTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  Outcome<FinishedAssessment> telling(
      @Nullable UserId given,
      ReportedAssessment reported,
      Supplier<Outcome<FinishedAssessment>> work) {
    try {
      Outcome<FinishedAssessment> outcome = work.get();
      tell(given, reported, outcome);
      return outcome;
    } catch (RefusalException e) {
      tell(given, reported, AssessmentOutcome.REFUSED, false);
      throw e;
    } catch (StoreException e) {
      tell(given, reported, AssessmentOutcome.UNAVAILABLE, false);
      throw e;
    }
  }

  /** It is refused before it is known what it reports. */
  void unreadable(Assessor by) {
    telemetry.ended(new AssessmentEnded(null, by, AssessmentOutcome.REFUSED, false, 0, 0, 0, 0));
  }

  private void tell(
      @Nullable UserId given, ReportedAssessment reported, Outcome<FinishedAssessment> outcome) {
    switch (outcome) {
      case Outcome.Done<FinishedAssessment>(FinishedAssessment finished, boolean replayed) -> {
        boolean again = replayed || finished.result().effect() == FinalizeResult.Effect.DUPLICATE;
        tell(finished.userId(), reported, finished.outcome(replayed), !again);
      }
      case Outcome.Denied<FinishedAssessment> _, Outcome.Nobody<FinishedAssessment> _ ->
          tell(given, reported, AssessmentOutcome.DENIED, true);
      case Outcome.Accepted<FinishedAssessment>(Outcome.Waiting waiting, String _) ->
          tell(given, reported, waiting(waiting), false);
    }
  }

  private static AssessmentOutcome waiting(Outcome.Waiting waiting) {
    return switch (waiting) {
      case PARKED -> AssessmentOutcome.PARKED;
      case QUEUED -> AssessmentOutcome.QUEUED;
    };
  }

  private void tell(
      @Nullable UserId user,
      ReportedAssessment reported,
      AssessmentOutcome outcome,
      boolean counts) {
    Assessment.Cost cost = reported.assessment().cost();
    telemetry.ended(
        new AssessmentEnded(
            user,
            reported.assessor(),
            outcome,
            counts,
            cost.tokensIn(),
            cost.tokensOut(),
            cost.costUsd(),
            cost.latencyMs()));
  }
}
