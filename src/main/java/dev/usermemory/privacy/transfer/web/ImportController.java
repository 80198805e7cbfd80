package dev.usermemory.privacy.transfer.web;

import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ImportReport;
import dev.usermemory.privacy.transfer.ImportService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP. */
@RestController
@RequestMapping("/v1/admin/users/{userId}/import")
class ImportController {

  private final ImportService imports;

  ImportController(ImportService imports) {
    this.imports = imports;
  }

  /** Reads the body line by line, so that its length needs no memory. */
  @PostMapping(consumes = "application/x-ndjson")
  ImportReport importUser(@PathVariable UserId userId, HttpServletRequest request)
      throws IOException {
    return imports.importUser(userId, request.getInputStream());
  }
}
