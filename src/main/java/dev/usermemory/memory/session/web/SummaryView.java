package dev.usermemory.memory.session.web;

import dev.usermemory.memory.episode.SessionPart;
import org.jspecify.annotations.Nullable;

/** The latest digest of a session, in its caller's words. */
record SummaryView(String sessionId, @Nullable Long version, long updatedAt, String summaryText) {

  static SummaryView of(SessionPart digest) {
    return new SummaryView(
        digest.sessionId(), digest.version(), digest.createdAtMs(), digest.text());
  }
}
