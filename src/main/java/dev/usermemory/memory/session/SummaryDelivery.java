package dev.usermemory.memory.session;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteOperation;
import org.springframework.stereotype.Component;

/** Stores digests that had to wait. */
@Component
class SummaryDelivery implements Deliverable<SessionSummary> {

  private final SummaryService summaries;

  SummaryDelivery(SummaryService summaries) {
    this.summaries = summaries;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.SUMMARISE_SESSION;
  }

  @Override
  public Class<SessionSummary> contentType() {
    return SessionSummary.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, SessionSummary content) {
    return summaries.storeNow(write.userId(), write.key(), content);
  }
}
