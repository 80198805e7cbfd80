package dev.usermemory.assessment.web;

import dev.usermemory.assessment.Assessment;
import dev.usermemory.assessment.AssessmentService;
import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.FinalizeRequest;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.Writes;
import dev.usermemory.progress.ActivityDays;
import jakarta.validation.Valid;
import java.util.List;
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

  private static final String OPERATION = "assessments.finalize";

  private final AssessmentService assessments;
  private final ActivityDays days;
  private final Writes writes;

  AssessmentController(AssessmentService assessments, ActivityDays days, Writes writes) {
    this.assessments = assessments;
    this.days = days;
    this.writes = writes;
  }

  @PostMapping("/finalize")
  ResponseEntity<FinalizeResponse> finish(
      @RequestHeader(value = "X-User-Id", required = false) @Nullable UserId userId,
      CallerKey key,
      @Valid @RequestBody FinalizeRequest request) {
    Assessment assessment = request.toAssessment(days.activityDay("date", request.date()));
    UserId given = request.userId() != null ? request.userId() : userId;
    AssessmentSubject subject = assessments.subject(request.sessionId(), given);
    FinalizeRequest content = request.withoutUser();
    Write write = writes.begin(subject.userId(), key, OPERATION, List.of(), content);
    String contentHash = writes.requestHash(OPERATION, List.of(), content);
    return reply(assessments.finish(write, subject, assessment, contentHash));
  }

  private static ResponseEntity<FinalizeResponse> reply(Outcome<FinalizeResult> outcome) {
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
    };
  }
}
