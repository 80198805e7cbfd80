package dev.usermemory.assessment;

import dev.usermemory.kernel.lenient.Warning;
import java.util.List;

/**
 * What could be read of a body.
 *
 * @param warnings what was left out or changed
 */
public record AssessmentReading(Assessment assessment, List<Warning> warnings) {

  public AssessmentReading {
    warnings = List.copyOf(warnings);
  }
}
