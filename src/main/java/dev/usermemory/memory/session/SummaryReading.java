package dev.usermemory.memory.session;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.lenient.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a body.
 *
 * @param userId whose session it is, if the caller says so
 * @param warnings what was left out or changed
 */
public record SummaryReading(
    @Nullable UserId userId, SessionSummary summary, List<Warning> warnings) {

  public SummaryReading {
    warnings = List.copyOf(warnings);
  }
}
