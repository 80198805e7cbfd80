package dev.usermemory.privacy.transfer.web;

import dev.usermemory.access.Caller;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import dev.usermemory.privacy.transfer.ImportReport;
import dev.usermemory.privacy.transfer.ImportService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP. */
@RestController
@RequestMapping("/v1/admin/users/{userId}/import")
class ImportController {

  private final ImportService imports;
  private final AuditLog audit;

  ImportController(ImportService imports, AuditLog audit) {
    this.imports = imports;
    this.audit = audit;
  }

  /** Reads the body line by line, so that its length needs no memory. */
  @PostMapping(consumes = "application/x-ndjson", produces = MediaType.APPLICATION_JSON_VALUE)
  ImportReport importUser(@PathVariable UserId userId, Caller caller, HttpServletRequest request)
      throws IOException {
    ImportReport report = imports.importUser(userId, request.getInputStream());
    long stored = report.created() + report.updated();
    audit.record(AuditAction.IMPORTED, userId, caller.name(), stored);
    return report;
  }
}
