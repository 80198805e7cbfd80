package dev.usermemory.privacy.audit.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.AuditEvent;
import dev.usermemory.privacy.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit over HTTP, page by page. */
@RestController
class AuditController {

  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping(path = "/v1/admin/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  ListResponse<AuditEvent> list(
      @RequestParam(required = false) @Nullable UserId userId, PageRequest page) {
    return ListResponse.of(new Outcome.Done<>(audit.list(userId, page), false));
  }
}
