package dev.usermemory.progress;

import dev.usermemory.http.IdempotencyHeader;
import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.http.Writes;
import dev.usermemory.http.validation.CalendarDay;
import dev.usermemory.http.validation.Label;
import dev.usermemory.store.PageRequest;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import jakarta.validation.Valid;
import java.util.List;
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
  private final ActivityDays days;
  private final Writes writes;

  ProgressController(ProgressService progress, ActivityDays days, Writes writes) {
    this.progress = progress;
    this.days = days;
    this.writes = writes;
  }

  @PostMapping
  ResponseEntity<Object> add(
      @PathVariable UserId userId,
      IdempotencyHeader key,
      @Valid @RequestBody DailyReportRequest request) {
    Write write = writes.begin(userId, key, "progress.daily", List.of(), request);
    return Replies.ok(
        progress.add(write, request.toRollup(write.nowMs())), DailyRollupResponse::of);
  }

  @GetMapping
  ListResponse<DailyRollupResponse> list(
      @PathVariable UserId userId,
      @RequestParam(required = false) @CalendarDay @Nullable String from,
      @RequestParam(required = false) @CalendarDay @Nullable String to,
      @RequestParam(required = false) @Label @Nullable String skillId,
      PageRequest page) {
    DayRange range = DayRange.of(from, to, days.today());
    return ListResponse.of(progress.list(userId, range, skillId, page), DailyRollupResponse::of);
  }
}
