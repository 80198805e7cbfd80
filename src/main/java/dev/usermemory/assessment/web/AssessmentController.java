package dev.usermemory.assessment.web;

import dev.usermemory.assessment.Assessment;
import dev.usermemory.assessment.AssessmentService;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
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
      @Valid @RequestBody Assessment assessment) {
    return reply(assessments.finish(userId, key, assessment));
  }

  private static ResponseEntity<?> reply(Outcome<FinalizeResult> outcome) {
    return switch (outcome) {
      case Outcome.Done<FinalizeResult>(FinalizeResult result, boolean replayed) -> {
        var response = ResponseEntity.ok();
        if (replayed) {
          response.header(Replies.REPLAYED, "true");
        }
        yield response.body(FinalizeResponse.of(result, replayed));
      }
      case Outcome.Denied<FinalizeResult>(String consent) ->
          ResponseEntity.ok(FinalizeResponse.denied(consent));
      case Outcome.Nobody<FinalizeResult> _, Outcome.Accepted<FinalizeResult> _ ->
          Replies.ok(outcome, result -> result);
    };
  }
}
