package dev.usermemory.assessment.web;

import dev.usermemory.assessment.Assessment;
import dev.usermemory.assessment.AssessmentService;
import dev.usermemory.assessment.FinishedAssessment;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Assessments over HTTP. */
@RestController
@RequestMapping(path = "/v1/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssessmentController {

  private final AssessmentService assessments;

  AssessmentController(AssessmentService assessments) {
    this.assessments = assessments;
  }

  @PostMapping("/finalize")
  ResponseEntity<?> finish(
      @RequestHeader(value = "X-User-Id", required = false) @Nullable UserId userId,
      CallerKey key,
      CallerZone zone,
      @Valid @RequestBody Assessment assessment) {
    return reply(assessments.finish(userId, key, zone, assessment));
  }

  private static ResponseEntity<?> reply(Outcome<FinishedAssessment> outcome) {
    return switch (outcome) {
      case Outcome.Done<FinishedAssessment>(FinishedAssessment finished, boolean replayed) -> {
        var response = ResponseEntity.ok();
        if (replayed) {
          response.header(Replies.REPLAYED, "true");
        }
        yield response.body(FinalizeResponse.of(finished, replayed));
      }
      case Outcome.Denied<FinishedAssessment>(String consent) ->
          ResponseEntity.ok(FinalizeResponse.denied(consent));
      case Outcome.Nobody<FinishedAssessment> _, Outcome.Accepted<FinishedAssessment> _ ->
          Replies.ok(outcome, result -> result);
    };
  }
}
