package dev.usermemory.assessment.web;

import dev.usermemory.assessment.AssessmentService;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came from a session, over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionMemoryController {

  private final AssessmentService assessments;

  SessionMemoryController(AssessmentService assessments) {
    this.assessments = assessments;
  }

  @DeleteMapping("/{sessionId}")
  ResponseEntity<Object> forget(
      @PathVariable UserId userId, @PathVariable @Label String sessionId, CallerKey key) {
    return Replies.ok(assessments.forgetSession(userId, key, sessionId), Deleted::of);
  }

  /** How many documents of which tables went or were cut; tables without any are absent. */
  private record Deleted(Map<MemoryTable, Long> deleted, long total) {

    static Deleted of(Forgotten forgotten) {
      return new Deleted(
          forgotten.tables(),
          forgotten.tables().values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
