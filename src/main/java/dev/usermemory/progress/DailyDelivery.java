package dev.usermemory.progress;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores reports that had to wait. */
@Component
class DailyDelivery implements Deliverable<DailyReport> {

  private final ProgressService progress;

  DailyDelivery(ProgressService progress) {
    this.progress = progress;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.UPSERT_DAILY;
  }

  @Override
  public Class<DailyReport> contentType() {
    return DailyReport.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, DailyReport content) {
    UserId user = Objects.requireNonNull(write.userId());
    return progress.addNow(user, write.key(), content);
  }
}
