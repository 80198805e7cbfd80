package dev.usermemory.progress;

import dev.usermemory.http.IdempotencyHeader;
import dev.usermemory.http.Replies;
import dev.usermemory.http.Writes;
import dev.usermemory.store.Outcome;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Points, level, streak and badges over HTTP. */
@RestController
@RequestMapping(path = "/v1/gamification/{userId}", produces = MediaType.APPLICATION_JSON_VALUE)
class GamificationController {

  private final ProgressService progress;
  private final ActivityDays days;
  private final Writes writes;

  GamificationController(ProgressService progress, ActivityDays days, Writes writes) {
    this.progress = progress;
    this.days = days;
    this.writes = writes;
  }

  @GetMapping
  ResponseEntity<Object> standing(@PathVariable UserId userId) {
    return switch (progress.standing(userId)) {
      case Outcome.Done<Gamification>(Gamification standing, boolean _) ->
          ResponseEntity.ok(standing);
      case Outcome.Denied<Gamification>(String consent) ->
          ResponseEntity.ok(DeniedRead.of(consent));
    };
  }

  @PostMapping
  ResponseEntity<Object> add(
      @PathVariable UserId userId,
      IdempotencyHeader key,
      @Valid @RequestBody GamificationRequest request) {
    Write write = writes.begin(userId, key, "gamification.update", List.of(), request);
    return Replies.ok(progress.add(write, request.toUpdate(days)), Function.identity());
  }
}
