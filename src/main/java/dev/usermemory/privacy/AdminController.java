package dev.usermemory.privacy;

import dev.usermemory.store.UserId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasure and sweep over HTTP. */
@RestController
@RequestMapping(path = "/v1/admin", produces = MediaType.APPLICATION_JSON_VALUE)
class AdminController {

  private final ErasureService erasure;
  private final ExpirySweeper sweeper;

  AdminController(ErasureService erasure, ExpirySweeper sweeper) {
    this.erasure = erasure;
    this.sweeper = sweeper;
  }

  @DeleteMapping("/users/{userId}")
  DeletionResponse eraseUser(@PathVariable UserId userId) {
    return DeletionResponse.ofAllTables(erasure.eraseUser(userId));
  }

  @PostMapping("/ttl-sweep")
  DeletionResponse sweep() {
    return DeletionResponse.of(sweeper.sweep());
  }
}
