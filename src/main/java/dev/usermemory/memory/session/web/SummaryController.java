package dev.usermemory.memory.session.web;

import dev.usermemory.http.Replies;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.lenient.Warning;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.memory.session.StoredSummary;
import dev.usermemory.memory.session.SummaryReader;
import dev.usermemory.memory.session.SummaryReading;
import dev.usermemory.memory.session.SummaryService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Rolling digests of sessions over HTTP. */
@RestController
@RequestMapping(path = "/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SummaryController {

  private final SummaryReader reader;
  private final SummaryService summaries;

  SummaryController(SummaryReader reader, SummaryService summaries) {
    this.reader = reader;
    this.summaries = summaries;
  }

  @PostMapping("/summary")
  ResponseEntity<?> store(
      @RequestHeader(value = "X-User-Id", required = false) @Nullable UserId caller,
      CallerKey key,
      @RequestBody JsonNode body) {
    if (body.isNull()) {
      throw RequestProblemException.of(
          ProblemCode.MALFORMED_JSON, "The request needs a JSON object as its body.");
    }
    SummaryReading reading = reader.read(body);
    UserId given = reading.userId() != null ? reading.userId() : caller;
    return reply(summaries.store(given, key, reading.summary()), reading.warnings());
  }

  private static ResponseEntity<?> reply(Outcome<StoredSummary> outcome, List<Warning> warnings) {
    return switch (outcome) {
      case Outcome.Done<StoredSummary>(StoredSummary summary, boolean replayed) -> {
        var response = ResponseEntity.ok();
        if (replayed) {
          response.header(Replies.REPLAYED, "true");
        }
        yield response.body(SummaryResponse.of(summary, warnings));
      }
      case Outcome.Denied<StoredSummary> _ ->
          ResponseEntity.ok(SummaryResponse.denied(Replies.DENIED, warnings));
      case Outcome.Nobody<StoredSummary>() ->
          ResponseEntity.ok(SummaryResponse.denied(Replies.NOBODY, warnings));
      case Outcome.Accepted<StoredSummary> accepted -> Replies.accepted(accepted, warnings);
    };
  }

  @GetMapping("/{sessionId}/summary")
  ResponseEntity<Object> find(@PathVariable @Label String sessionId) {
    return summaries
        .find(sessionId)
        .map(outcome -> Replies.read(outcome.map(SummaryView::of)))
        .orElseThrow(() -> new NotFoundException("The session has no summary."));
  }
}
