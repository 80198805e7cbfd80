package dev.usermemory.progress;

import dev.usermemory.kernel.CallerZone;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An activity as it was taken, which may wait before it is stored.
 *
 * @param timeZone as the caller named it, null when it did not
 */
record ReportedActivity(ActivityReport report, @Nullable ZoneId timeZone) {

  CallerZone zone() {
    return new CallerZone(timeZone);
  }
}
