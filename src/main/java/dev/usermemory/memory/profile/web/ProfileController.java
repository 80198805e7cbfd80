package dev.usermemory.memory.profile.web;

import dev.usermemory.http.EntityTags;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.profile.ProfileContent;
import dev.usermemory.memory.profile.ProfileService;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The profile over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/profile", produces = MediaType.APPLICATION_JSON_VALUE)
class ProfileController {

  private final ProfileService profiles;

  ProfileController(ProfileService profiles) {
    this.profiles = profiles;
  }

  @GetMapping
  ResponseEntity<Object> find(
      @PathVariable UserId userId,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String seen) {
    Profile stored = profiles.find(userId);
    return EntityTags.versioned(stored, stored.updatedAt(), seen);
  }

  @PutMapping
  ResponseEntity<Object> put(
      @PathVariable UserId userId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      CallerKey key,
      @Valid @RequestBody ProfileContent request) {
    Precondition precondition = EntityTags.ifMatch(ifMatch);
    return EntityTags.versioned(
        profiles.put(userId, key, request, precondition), Profile::updatedAt);
  }
}
