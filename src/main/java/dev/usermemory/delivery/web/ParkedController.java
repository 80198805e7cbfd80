package dev.usermemory.delivery.web;

import dev.usermemory.delivery.ParkedWrites;
import dev.usermemory.http.ListResponse;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.validation.Label;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parked writes over HTTP; it tells what waits, but not what it says. */
@RestController
@RequestMapping(path = "/v1/admin/parked", produces = MediaType.APPLICATION_JSON_VALUE)
class ParkedController {

  private final ParkedWrites parked;

  ParkedController(ParkedWrites parked) {
    this.parked = parked;
  }

  @GetMapping
  ListResponse<ParkedResponse> list(PageRequest page) {
    return ListResponse.of(Outcome.done(parked.list(page)), ParkedResponse::of);
  }

  @GetMapping("/{id}")
  ParkedResponse get(@PathVariable @Label String id) {
    return ParkedResponse.of(parked.get(id));
  }

  @DeleteMapping("/{id}")
  Map<String, Boolean> discard(@PathVariable @Label String id) {
    return Map.of("deleted", parked.discard(id));
  }
}
