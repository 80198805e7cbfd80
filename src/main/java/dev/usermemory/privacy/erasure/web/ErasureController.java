package dev.usermemory.privacy.erasure.web;

import dev.usermemory.access.Caller;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import dev.usermemory.privacy.erasure.Erasure;
import dev.usermemory.privacy.erasure.ErasureService;
import dev.usermemory.privacy.erasure.ExpirySweeper;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

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

  /** 202 when it takes longer than a caller waits, and where to ask for it. */
  @DeleteMapping("/users/{userId}")
  ResponseEntity<DeletionResponse> eraseUser(@PathVariable UserId userId, Caller caller) {
    Erasure erased =
        erasure.eraseUser(
            userId, total -> audit.record(AuditAction.ERASED, userId, caller.name(), total));
    var response = erased.isDone() ? ResponseEntity.ok() : accepted(userId);
    return response.body(DeletionResponse.of(erased));
  }

  private static ResponseEntity.BodyBuilder accepted(UserId userId) {
    return ResponseEntity.accepted()
        .location(
            UriComponentsBuilder.fromPath("/v1/admin/users/{userId}/erasure")
                .build(userId.value()));
  }

  @GetMapping("/users/{userId}/erasure")
  DeletionResponse find(@PathVariable UserId userId) {
    return DeletionResponse.of(erasure.find(userId));
  }

  @PostMapping("/ttl-sweep")
  DeletionResponse sweep(@RequestParam(defaultValue = "false") boolean confirm) {
    return DeletionResponse.of(sweeper.sweep(confirm));
  }
}
