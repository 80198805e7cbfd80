package dev.usermemory.memory.fact.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.fact.FactService;
import dev.usermemory.memory.fact.FactValidity;
import dev.usermemory.memory.fact.NewFact;
import dev.usermemory.memory.web.LeftBehind;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Facts over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/facts", produces = MediaType.APPLICATION_JSON_VALUE)
class FactController {

  private static final int MAX_WORDS = 200;

  private final FactService facts;

  FactController(FactService facts) {
    this.facts = facts;
  }

  @GetMapping
  ListResponse<Fact> list(
      @PathVariable UserId userId,
      @Nullable FactKind kind,
      @RequestParam(required = false) @Label @Nullable String skillId,
      @RequestParam(required = false) @Label @Nullable String sessionId,
      @RequestParam(required = false) @Label @Nullable String slot,
      @RequestParam(required = false) @Label(max = NewFact.MAX_TAG) @Nullable String tag,
      @RequestParam(required = false) @Text(max = MAX_WORDS) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean includeSuperseded,
      @RequestParam(required = false) @EpochMs @Nullable Long asOf,
      PageRequest page) {
    var filter = new FactFilter(kind, skillId, sessionId, slot, tag, text, includeSuperseded, asOf);
    return ListResponse.of(facts.list(userId, filter, page));
  }

  @GetMapping("/{factId}/history")
  ListResponse<FactValidity> history(
      @PathVariable UserId userId, @PathVariable @Label String factId) {
    return ListResponse.of(facts.history(userId, factId));
  }

  @PostMapping
  ResponseEntity<Object> upsert(
      @PathVariable UserId userId, CallerKey key, @Valid @RequestBody FactsRequest request) {
    return Replies.ok(facts.upsert(userId, key, request.facts()), FactsResponse::of);
  }

  @PatchMapping("/{factId}")
  ResponseEntity<Object> patch(
      @PathVariable UserId userId,
      @PathVariable @Label String factId,
      CallerKey key,
      @Valid @RequestBody FactPatchRequest request) {
    FactPatch patch = request.toPatch();
    String text = request.text().orNull();
    return text == null
        ? Replies.ok(facts.patch(userId, key, factId, patch), Function.identity())
        : Replies.ok(facts.correct(userId, key, factId, text, patch), Corrected::of);
  }

  /** A fact, and the one that it corrects. */
  private record Corrected(
      @JsonUnwrapped Fact fact,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String replaces) {

    static Corrected of(CorrectedFact corrected) {
      return new Corrected(corrected.fact(), corrected.replaces());
    }
  }

  @DeleteMapping("/{factId}")
  ResponseEntity<Object> delete(
      @PathVariable UserId userId,
      @PathVariable @Label String factId,
      @RequestParam(defaultValue = "false") boolean cascade,
      CallerKey key) {
    if (cascade) {
      return Replies.deleted(facts.deleteWithOrigins(userId, key, factId));
    }
    LeftBehind left = LeftBehind.of(() -> facts.sameAssessment(userId, factId));
    return Replies.ok(facts.delete(userId, key, factId), left::after);
  }

  @GetMapping("/{factId}/same-assessment")
  ResponseEntity<Object> sameAssessment(
      @PathVariable UserId userId, @PathVariable @Label String factId) {
    return Replies.read(facts.sameAssessment(userId, factId));
  }
}
