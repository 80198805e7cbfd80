package dev.usermemory.memory.skill.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.memory.skill.TrackedSkillContent;
import dev.usermemory.memory.skill.TrackedSkillOrder;
import dev.usermemory.memory.skill.TrackedSkillService;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tracked skills over HTTP. */
@RestController
@RequestMapping(
    path = "/v1/mem/{userId}/tracked-skills",
    produces = MediaType.APPLICATION_JSON_VALUE)
class TrackedSkillController {

  private final TrackedSkillService skills;

  TrackedSkillController(TrackedSkillService skills) {
    this.skills = skills;
  }

  @GetMapping
  ListResponse<TrackedSkill> list(@PathVariable UserId userId) {
    return ListResponse.of(skills.list(userId));
  }

  @PutMapping
  ResponseEntity<Object> reorder(
      @PathVariable UserId userId, CallerKey key, @Valid @RequestBody TrackedSkillOrder request) {
    return Replies.ok(skills.reorder(userId, key, request), ListResponse::of);
  }

  @PutMapping("/{skillId}")
  ResponseEntity<Object> put(
      @PathVariable UserId userId,
      @PathVariable @Label String skillId,
      CallerKey key,
      @Valid @RequestBody TrackedSkillContent request) {
    return Replies.ok(skills.put(userId, key, skillId, request), Function.identity());
  }

  @DeleteMapping("/{skillId}")
  ResponseEntity<Object> delete(
      @PathVariable UserId userId, @PathVariable @Label String skillId, CallerKey key) {
    return Replies.deleted(skills.delete(userId, key, skillId));
  }
}
