package dev.usermemory.backup.web;

import dev.usermemory.access.Caller;
import dev.usermemory.backup.Backup;
import dev.usermemory.backup.BackupException;
import dev.usermemory.backup.BackupService;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Backups over HTTP. */
@RestController
@RequestMapping(path = "/v1/admin/backup", produces = MediaType.APPLICATION_JSON_VALUE)
class BackupController {

  private final BackupService backups;
  private final AuditLog audit;

  BackupController(BackupService backups, AuditLog audit) {
    this.backups = backups;
    this.audit = audit;
  }

  /** 202 when it takes longer than a caller waits. */
  @PostMapping
  ResponseEntity<BackupResponse> backUp(Caller caller) {
    String by = caller.name();
    try {
      return backups
          .begin(made -> audited(made, by))
          .map(made -> ResponseEntity.ok(BackupResponse.done(made)))
          .orElseGet(() -> ResponseEntity.accepted().body(BackupResponse.RUNNING));
    } catch (BackupException e) {
      throw new StoreUnavailableException("no backup", e);
    }
  }

  private void audited(Backup made, String by) {
    audit.recordOfEverybody(AuditAction.BACKED_UP, by, made.contents().documents());
  }
}
