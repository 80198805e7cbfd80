package dev.usermemory.progress;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores activities that had to wait. */
@Component
class ActivityDelivery implements Deliverable<ReportedActivity> {

  private final ProgressService progress;

  ActivityDelivery(ProgressService progress) {
    this.progress = progress;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.UPDATE_GAMIFICATION;
  }

  @Override
  public Class<ReportedActivity> contentType() {
    return ReportedActivity.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, ReportedActivity content) {
    UserId user = Objects.requireNonNull(write.userId());
    return progress.addNow(user, write.key(), content);
  }
}
