package dev.usermemory.assessment;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteOperation;
import org.springframework.stereotype.Component;

/** Stores assessments that had to wait; they are composed only now, from what is known now. */
@Component
class FinalizeDelivery implements Deliverable<ReportedAssessment> {

  private final AssessmentService assessments;

  FinalizeDelivery(AssessmentService assessments) {
    this.assessments = assessments;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.FINALIZE_ASSESSMENT;
  }

  @Override
  public Class<ReportedAssessment> contentType() {
    return ReportedAssessment.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, ReportedAssessment reported) {
    return assessments.deliver(write.userId(), write.key(), reported);
  }
}
