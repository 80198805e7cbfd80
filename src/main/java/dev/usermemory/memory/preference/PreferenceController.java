package dev.usermemory.memory.preference;

import dev.usermemory.http.EntityTags;
import dev.usermemory.http.IdempotencyHeader;
import dev.usermemory.http.Writes;
import dev.usermemory.store.Precondition;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Preferences over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
class PreferenceController {

  private final PreferenceService preferences;
  private final Writes writes;

  PreferenceController(PreferenceService preferences, Writes writes) {
    this.preferences = preferences;
    this.writes = writes;
  }

  @GetMapping
  ResponseEntity<Object> find(
      @PathVariable UserId userId,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String seen) {
    Preferences stored = preferences.find(userId);
    return EntityTags.versioned(stored, stored.updatedAt(), seen);
  }

  @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  ResponseEntity<Object> patch(
      @PathVariable UserId userId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      IdempotencyHeader key,
      @Valid @RequestBody PreferencesPatchRequest request) {
    Precondition precondition = EntityTags.ifMatch(ifMatch);
    Write write = writes.begin(userId, key, "preferences.patch", List.of(), request);
    return EntityTags.versioned(
        preferences.patch(write, request.toPatch(), precondition), Preferences::updatedAt);
  }
}
