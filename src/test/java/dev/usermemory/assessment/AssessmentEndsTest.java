package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.assessment.FinalizeResult.Effect;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentEndsTest {

  private static final UserId ANA = new UserId("ana");
  private static final Assessor FLASH = new Assessor("google", "gemini-1.5-flash");
  private static final ReportedAssessment REPORTED =
      new ReportedAssessment(
          new Assessment(
              null,
              "s",
              "g",
              "v2",
              new Assessment.Summary(List.of()),
              null,
              null,
              new Assessment.Usage(100L, 20L, 0.5, 1_500L),
              null,
              null,
              null,
              null,
              null),
          null,
          FLASH);

  private final List<AssessmentEnded> told = new ArrayList<>();
  private final AssessmentEnds ends = new AssessmentEnds(told::add);

  private AssessmentEnded ended(Outcome<FinishedAssessment> outcome) {
    assertThat(ends.telling(null, REPORTED, () -> outcome)).isSameAs(outcome);
    return told.getLast();
  }

  private static Outcome<FinishedAssessment> done(Effect effect, Verdict verdict, boolean again) {
    var result = new FinalizeResult(effect, verdict, null, 0, 0, null, List.of());
    return new Outcome.Done<>(new FinishedAssessment(ANA, result, null), again);
  }

  @Test
  void stored_isToldWithItsPersonItsModelAndItsCost() {
    assertThat(ended(done(Effect.STORED, Verdict.LEARNED, false)))
        .isEqualTo(
            new AssessmentEnded(ANA, FLASH, AssessmentOutcome.STORED, true, 100, 20, 0.5, 1_500));
  }

  @Test
  void failedAndEmpty_haveCostAllTheSame() {
    assertThat(ended(done(Effect.STORED, Verdict.FAILED, false)))
        .returns(AssessmentOutcome.FAILED, AssessmentEnded::outcome)
        .returns(true, AssessmentEnded::counts);
    assertThat(ended(done(Effect.STORED, Verdict.EMPTY, false)))
        .returns(AssessmentOutcome.EMPTY, AssessmentEnded::outcome)
        .returns(true, AssessmentEnded::counts);
  }

  @Test
  void repetition_doesNotCountAgain() {
    assertThat(ended(done(Effect.DUPLICATE, Verdict.LEARNED, true)))
        .returns(AssessmentOutcome.DUPLICATE, AssessmentEnded::outcome)
        .returns(false, AssessmentEnded::counts);
    assertThat(ended(done(Effect.STORED, Verdict.LEARNED, true)).counts()).isFalse();
    assertThat(ended(done(Effect.DUPLICATE, Verdict.FAILED, true)).counts()).isFalse();
  }

  @Test
  void oneThatWaits_countsOnceItIsDone() {
    assertThat(ended(new Outcome.Accepted<>(Outcome.Waiting.PARKED, "id")))
        .returns(AssessmentOutcome.PARKED, AssessmentEnded::outcome)
        .returns(null, AssessmentEnded::user)
        .returns(false, AssessmentEnded::counts);
    assertThat(ended(new Outcome.Accepted<>(Outcome.Waiting.QUEUED, "id")).outcome())
        .isEqualTo(AssessmentOutcome.QUEUED);
  }

  @Test
  void refusalsAndFailures_areToldAndThrown() {
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() ->
            ends.telling(
                ANA,
                REPORTED,
                () -> {
                  throw new ConflictException("used before");
                }));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() ->
            ends.telling(
                ANA,
                REPORTED,
                () -> {
                  throw new StoreUnavailableException(new IllegalStateException());
                }));

    assertThat(told)
        .extracting(AssessmentEnded::outcome)
        .containsExactly(AssessmentOutcome.REFUSED, AssessmentOutcome.UNAVAILABLE);
  }

  @Test
  void whatBeganToWaitUnderAnOlderVersion_isOfAnUnknownModel() {
    var older = new ReportedAssessment(REPORTED.assessment(), null, null);
    ends.telling(null, older, () -> done(Effect.STORED, Verdict.LEARNED, false));

    assertThat(told.getLast().by()).isEqualTo(Assessor.UNKNOWN);
  }
}
