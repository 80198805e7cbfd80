package dev.usermemory.privacy.people.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.people.KnownPerson;
import dev.usermemory.privacy.people.PeopleService;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is known over HTTP, and how much is stored of whom. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class PeopleController {

  private final PeopleService people;

  PeopleController(PeopleService people) {
    this.people = people;
  }

  /** Documents per table. */
  private record Stored(UserId userId, Map<MemoryTable, Long> stored, long total) {}

  @GetMapping("/v1/admin/users")
  ListResponse<KnownPerson> list(
      @RequestParam(required = false) @Nullable UserId prefix, PageRequest page) {
    return ListResponse.of(new Outcome.Done<>(people.list(prefix, page), false));
  }

  @GetMapping({"/v1/admin/users/{userId}", "/v1/mem/{userId}/summary"})
  Object find(@PathVariable UserId userId) {
    Map<MemoryTable, Long> stored = people.count(userId);
    long total = stored.values().stream().mapToLong(Long::longValue).sum();
    return new Stored(userId, stored, total);
  }
}
