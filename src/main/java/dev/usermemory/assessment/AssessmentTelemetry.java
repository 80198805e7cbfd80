package dev.usermemory.assessment;

/** Is told what became of reported assessments. */
@FunctionalInterface
public interface AssessmentTelemetry {

  void ended(AssessmentEnded ended);
}
