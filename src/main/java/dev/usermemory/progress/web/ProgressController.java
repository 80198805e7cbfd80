package dev.usermemory.progress.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.CallerZone;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.CalendarDay;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.progress.DailyReport;
import dev.usermemory.progress.ProgressService;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Daily progress over HTTP. */
@RestController
@RequestMapping(path = "/v1/progress/{userId}/daily", produces = MediaType.APPLICATION_JSON_VALUE)
class ProgressController {

  private final ProgressService progress;

  ProgressController(ProgressService progress) {
    this.progress = progress;
  }

  @PostMapping
  ResponseEntity<Object> add(
      @PathVariable UserId userId, CallerKey key, @Valid @RequestBody DailyReport request) {
    return Replies.ok(progress.add(userId, key, request), DailyRollupResponse::of);
  }

  @GetMapping
  ListResponse<DailyRollupResponse> list(
      @PathVariable UserId userId,
      CallerZone zone,
      @RequestParam(required = false) @CalendarDay @Nullable String from,
      @RequestParam(required = false) @CalendarDay @Nullable String to,
      @RequestParam(required = false) @Label @Nullable String skillId,
      PageRequest page) {
    return ListResponse.of(
        progress.list(userId, zone, from, to, skillId, page), DailyRollupResponse::of);
  }
}
