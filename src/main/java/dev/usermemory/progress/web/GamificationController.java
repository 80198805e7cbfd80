package dev.usermemory.progress.web;

import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.UserId;
import dev.usermemory.progress.ActivityReport;
import dev.usermemory.progress.ProgressService;
import jakarta.validation.Valid;
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

  GamificationController(ProgressService progress) {
    this.progress = progress;
  }

  @GetMapping
  ResponseEntity<Object> standing(@PathVariable UserId userId, CallerZone zone) {
    return Replies.read(progress.standing(userId, zone));
  }

  @PostMapping
  ResponseEntity<Object> add(
      @PathVariable UserId userId,
      CallerKey key,
      CallerZone zone,
      @Valid @RequestBody ActivityReport request) {
    return Replies.ok(progress.add(userId, key, zone, request), Function.identity());
  }
}
