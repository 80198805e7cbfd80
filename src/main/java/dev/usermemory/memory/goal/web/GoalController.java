package dev.usermemory.memory.goal.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalService;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.goal.NewGoal;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goals over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/goals", produces = MediaType.APPLICATION_JSON_VALUE)
class GoalController {

  private final GoalService goals;

  GoalController(GoalService goals) {
    this.goals = goals;
  }

  @GetMapping
  ListResponse<Goal> list(@PathVariable UserId userId, @Nullable GoalStatus status) {
    return ListResponse.of(goals.list(userId, status));
  }

  @PostMapping
  ResponseEntity<Object> add(
      @PathVariable UserId userId, CallerKey key, @Valid @RequestBody NewGoal request) {
    return Replies.of(
        goals.add(userId, key, request),
        HttpStatus.CREATED,
        HttpStatus.CREATED,
        Function.identity());
  }

  @PatchMapping("/{goalId}")
  ResponseEntity<Object> update(
      @PathVariable UserId userId,
      @PathVariable @Label String goalId,
      CallerKey key,
      @Valid @RequestBody GoalPatch request) {
    return Replies.ok(goals.update(userId, key, goalId, request), Function.identity());
  }

  @DeleteMapping("/{goalId}")
  ResponseEntity<Object> delete(
      @PathVariable UserId userId, @PathVariable @Label String goalId, CallerKey key) {
    return Replies.deleted(goals.delete(userId, key, goalId));
  }
}
