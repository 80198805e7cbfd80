package dev.usermemory.privacy.transfer.web;

import dev.usermemory.access.Caller;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.audit.AuditAction;
import dev.usermemory.privacy.audit.AuditLog;
import dev.usermemory.privacy.transfer.ExportService;
import dev.usermemory.privacy.transfer.UserExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports over HTTP. */
@RestController
@RequestMapping({"/v1/admin/users/{userId}/export", "/v1/mem/{userId}/export"})
class ExportController {

  private static final String NDJSON = "application/x-ndjson";
  private static final int BUFFER = 16_384;

  private static final Logger log = LoggerFactory.getLogger(ExportController.class);

  private final ExportService exports;
  private final AuditLog audit;

  ExportController(ExportService exports, AuditLog audit) {
    this.exports = exports;
    this.audit = audit;
  }

  /** Writes to the response itself: a virtual thread may wait for a slow reader. */
  @GetMapping(produces = NDJSON)
  void export(@PathVariable UserId userId, Caller caller, HttpServletResponse response)
      throws IOException {
    UserExport export = exports.open(userId);
    response.setContentType(NDJSON);
    try {
      OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
      export.writeTo(out);
      out.flush();
    } catch (StoreException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      // Too late for a problem detail: the missing last line says that the export was cut off.
      log.warn("export cut off failed={}", e.getClass().getSimpleName());
    } finally { // what was sent of one that was cut off, too
      audit.record(AuditAction.EXPORTED, userId, caller.name(), export.records());
    }
  }
}
