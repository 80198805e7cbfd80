package dev.usermemory.privacy.transfer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.access.Caller;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.privacy.audit.AuditEvent;
import dev.usermemory.privacy.audit.RememberedAudit;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportService;
import dev.usermemory.privacy.transfer.ExportStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportControllerTest {

  private static final UserId USER = new UserId("u1");

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  /** A store that fails after a first page of this many documents. */
  private final RememberedAudit audit = new RememberedAudit();

  private ExportController failingAfter(int documents) {
    var goal = new Goal("g", "x".repeat(200), null, GoalStatus.ACTIVE, null, List.of(), 1, 2);
    var first =
        new Page<>(
            Collections.nCopies(documents, new ExportRecord(MemoryTable.GOALS, goal)), "next");
    ExportStore store =
        (_, page, _) -> {
          if (page.cursor() != null) {
            throw new StoreUnavailableException(new IllegalStateException("down"));
          }
          return first;
        };
    var exports = new ExportService(store, StrictJson.mapper(), Clock.systemUTC());
    return new ExportController(exports, audit.log());
  }

  @Test
  void export_failingAfterMuchWasSent_hasNoEnd() throws IOException {
    failingAfter(200).export(USER, Caller.LOCAL, response);
    assertThat(response.getContentAsString())
        .startsWith("{\"type\":\"header\"")
        .doesNotContain("\"end\"", "problem");
    assertThat(audit.events()).extracting(AuditEvent::documents).containsExactly(200L);
  }

  @Test
  void export_failingBeforeAnythingWasSent_fails() {
    assertThatThrownBy(() -> failingAfter(1).export(USER, Caller.LOCAL, response))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(response.isCommitted()).isFalse();
  }
}
