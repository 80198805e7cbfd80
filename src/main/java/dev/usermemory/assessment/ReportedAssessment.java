package dev.usermemory.assessment;

import dev.usermemory.kernel.CallerZone;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as it was taken, which may wait before it is stored.
 *
 * @param timeZone as the caller named it, null when it did not
 * @param by who made it; null in what began to wait under an older version
 */
record ReportedAssessment(Assessment assessment, @Nullable ZoneId timeZone, @Nullable Assessor by) {

  Assessor assessor() {
    return by == null ? Assessor.UNKNOWN : by;
  }

  CallerZone zone() {
    return new CallerZone(timeZone);
  }
}
