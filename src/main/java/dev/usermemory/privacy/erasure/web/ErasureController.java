package dev.usermemory.privacy.erasure.web;

import dev.usermemory.access.Caller;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import dev.usermemory.privacy.erasure.ErasureService;
import dev.usermemory.privacy.erasure.ExpirySweeper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasure and sweep over HTTP. */
@RestController
@RequestMapping(path = "/v1/admin", produces = MediaType.APPLICATION_JSON_VALUE)
class ErasureController {

  private final ErasureService erasure;
  private final ExpirySweeper sweeper;
  private final AuditLog audit;

  ErasureController(ErasureService erasure, ExpirySweeper sweeper, AuditLog audit) {
    this.erasure = erasure;
    this.sweeper = sweeper;
    this.audit = audit;
  }

  @DeleteMapping("/users/{userId}")
  DeletionResponse eraseUser(@PathVariable UserId userId, Caller caller) {
    DeletionResponse erased = DeletionResponse.of(erasure.eraseUser(userId));
    audit.record(AuditAction.ERASED, userId, caller.name(), erased.total());
    return erased;
  }

  @PostMapping("/ttl-sweep")
  DeletionResponse sweep() {
    return DeletionResponse.of(sweeper.sweep());
  }
}
