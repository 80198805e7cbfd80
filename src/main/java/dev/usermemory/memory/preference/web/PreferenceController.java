package dev.usermemory.memory.preference.web;

import dev.usermemory.http.EntityTags;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.preference.PreferenceService;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.preference.PreferencesPatch;
import jakarta.validation.Valid;
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

  PreferenceController(PreferenceService preferences) {
    this.preferences = preferences;
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
      CallerKey key,
      @Valid @RequestBody PreferencesPatch request) {
    Precondition precondition = EntityTags.ifMatch(ifMatch);
    return EntityTags.versioned(
        preferences.patch(userId, key, request, precondition), Preferences::updatedAt);
  }
}
