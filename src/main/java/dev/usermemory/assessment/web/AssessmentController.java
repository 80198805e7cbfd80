package dev.usermemory.assessment.web;

import dev.usermemory.assessment.AssessmentReader;
import dev.usermemory.assessment.AssessmentReading;
import dev.usermemory.assessment.AssessmentService;
import dev.usermemory.assessment.FinishedAssessment;
import dev.usermemory.http.Replies;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.lenient.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Assessments over HTTP. */
@RestController
@RequestMapping(path = "/v1/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssessmentController {

  private final AssessmentReader reader;
  private final AssessmentService assessments;

  AssessmentController(AssessmentReader reader, AssessmentService assessments) {
    this.reader = reader;
    this.assessments = assessments;
  }

  @PostMapping("/finalize")
  ResponseEntity<?> finish(
      @RequestHeader(value = "X-User-Id", required = false) @Nullable UserId userId,
      CallerKey key,
      CallerZone zone,
      @RequestBody JsonNode body) {
    if (body.isNull()) {
      throw RequestProblemException.of(
          ProblemCode.MALFORMED_JSON, "The request needs a JSON object as its body.");
    }
    AssessmentReading reading = reader.read(body);
    return reply(
        assessments.finish(userId, key, zone, reading.assessment(), reading.by()),
        reading.warnings());
  }

  private static ResponseEntity<?> reply(
      Outcome<FinishedAssessment> outcome, List<Warning> warnings) {
    return switch (outcome) {
      case Outcome.Done<FinishedAssessment>(FinishedAssessment finished, boolean replayed) -> {
        var response = ResponseEntity.ok();
        if (replayed) {
          response.header(Replies.REPLAYED, "true");
        }
        yield response.body(FinalizeResponse.of(finished, replayed, warnings));
      }
      case Outcome.Denied<FinishedAssessment>(String consent) ->
          ResponseEntity.ok(FinalizeResponse.denied(Replies.DENIED, List.of(consent), warnings));
      case Outcome.Nobody<FinishedAssessment>() ->
          ResponseEntity.ok(FinalizeResponse.denied(Replies.NOBODY, List.of(), warnings));
      case Outcome.Accepted<FinishedAssessment> accepted -> Replies.accepted(accepted, warnings);
    };
  }
}
