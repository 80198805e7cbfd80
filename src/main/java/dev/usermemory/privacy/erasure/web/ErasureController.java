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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Erasure and sweep over HTTP. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ErasureController {

  private static final String USER = "/v1/admin/users/{userId}";
  private static final String OWN = "/v1/mem/{userId}";
  private static final String STATE = "/erasure";

  private final ErasureService erasure;
  private final ExpirySweeper sweeper;
  private final AuditLog audit;

  ErasureController(ErasureService erasure, ExpirySweeper sweeper, AuditLog audit) {
    this.erasure = erasure;
    this.sweeper = sweeper;
    this.audit = audit;
  }

  @DeleteMapping(USER)
  ResponseEntity<DeletionResponse> eraseUser(@PathVariable UserId userId, Caller caller) {
    return erase(userId, caller, USER);
  }

  @DeleteMapping(OWN)
  ResponseEntity<DeletionResponse> eraseOwn(@PathVariable UserId userId, Caller caller) {
    return erase(userId, caller, OWN);
  }

  /** 202 when it takes longer than a caller waits, and where to ask for it. */
  private ResponseEntity<DeletionResponse> erase(UserId userId, Caller caller, String path) {
    Erasure erased =
        erasure.eraseUser(
            userId, total -> audit.record(AuditAction.ERASED, userId, caller.name(), total));
    var response = erased.isDone() ? ResponseEntity.ok() : accepted(userId, path);
    return response.body(DeletionResponse.of(erased));
  }

  private static ResponseEntity.BodyBuilder accepted(UserId userId, String path) {
    return ResponseEntity.accepted()
        .location(UriComponentsBuilder.fromPath(path + STATE).build(userId.value()));
  }

  @GetMapping({USER + STATE, OWN + STATE})
  DeletionResponse find(@PathVariable UserId userId) {
    return DeletionResponse.of(erasure.find(userId));
  }

  @PostMapping("/v1/admin/ttl-sweep")
  DeletionResponse sweep() {
    return DeletionResponse.of(sweeper.sweep());
  }
}
