package dev.usermemory.delivery.web;

import dev.usermemory.delivery.Outbox;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.ops.UserIdHash;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The outbox over HTTP; it tells what waits, but not what it says. */
@RestController
@RequestMapping(path = "/v1/admin/outbox", produces = MediaType.APPLICATION_JSON_VALUE)
class OutboxController {

  private final Outbox outbox;
  private final UserIdHash users;

  OutboxController(Outbox outbox, UserIdHash users) {
    this.outbox = outbox;
    this.users = users;
  }

  @GetMapping
  OutboxResponse list(PageRequest page) {
    return OutboxResponse.of(outbox.totals(), outbox.oldestAgeMs(), outbox.list(page), users);
  }

  @GetMapping("/{id}")
  OutboxEntryResponse get(@PathVariable @Label String id) {
    return OutboxEntryResponse.of(outbox.get(id), users);
  }

  @PostMapping("/{id}/retry")
  OutboxEntryResponse retry(@PathVariable @Label String id) {
    return OutboxEntryResponse.of(outbox.retry(id), users);
  }

  @DeleteMapping("/{id}")
  Map<String, Boolean> discard(@PathVariable @Label String id) {
    outbox.discard(id);
    return Map.of("deleted", true);
  }
}
