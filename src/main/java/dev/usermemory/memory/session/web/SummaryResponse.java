package dev.usermemory.memory.session.web;

import dev.usermemory.kernel.lenient.Warning;
import dev.usermemory.memory.session.StoredSummary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a digest.
 *
 * @param state {@code stored}, {@code duplicate}, {@code outdated} or {@code denied}
 * @param reason why nothing may be stored, else absent
 * @param warnings what was left out or changed of the body; absent when it was taken as it is
 */
record SummaryResponse(
    String state,
    @Nullable String reason,
    @Nullable String sessionId,
    @Nullable String episodeId,
    @Nullable List<Warning> warnings) {

  static SummaryResponse of(StoredSummary summary, List<Warning> warnings) {
    return new SummaryResponse(
        summary.effect().name().toLowerCase(Locale.ROOT),
        null,
        summary.sessionId(),
        summary.episodeId(),
        orAbsent(warnings));
  }

  static SummaryResponse denied(String reason, List<Warning> warnings) {
    return new SummaryResponse("denied", reason, null, null, orAbsent(warnings));
  }

  private static @Nullable List<Warning> orAbsent(List<Warning> warnings) {
    return warnings.isEmpty() ? null : warnings;
  }
}
