package dev.usermemory.assessment;

import dev.usermemory.kernel.lenient.Warning;
import java.util.List;

/**
 * What could be read of a body.
 *
 * @param by who made it
 * @param warnings what was left out or changed
 */
public record AssessmentReading(Assessment assessment, Assessor by, List<Warning> warnings) {

  public AssessmentReading {
    warnings = List.copyOf(warnings);
  }
}
