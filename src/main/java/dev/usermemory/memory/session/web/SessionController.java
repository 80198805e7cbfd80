package dev.usermemory.memory.session.web;

import dev.usermemory.http.Replies;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.memory.session.SessionService;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose sessions are, over HTTP. */
@RestController
@RequestMapping(path = "/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

  private final SessionService sessions;

  SessionController(SessionService sessions) {
    this.sessions = sessions;
  }

  @PutMapping("/{sessionId}")
  ResponseEntity<Object> bind(
      @PathVariable @Label String sessionId, @Valid @RequestBody SessionRequest request) {
    boolean move = Boolean.TRUE.equals(request.move());
    return Replies.ok(
        sessions.bind(request.userId(), sessionId, move),
        moved -> new Bound(sessionId, request.userId(), moved));
  }

  private record Bound(String sessionId, UserId userId, boolean moved) {}
}
