package dev.usermemory.memory.session;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;

/** What became of a digest. */
public record StoredSummary(Effect effect, String sessionId, String episodeId) {

  /** Whether it is now the one of its session. */
  public enum Effect {
    STORED,
    /** It was already. */
    DUPLICATE,
    /** A later one is there. */
    OUTDATED
  }

  static StoredSummary of(
      UserId user, SessionPart sent, SessionPart stored, Outcome<SessionPart> outcome) {
    return new StoredSummary(
        effect(sent, stored, outcome), sent.sessionId(), SessionEpisode.id(user, sent.sessionId()));
  }

  private static Effect effect(SessionPart sent, SessionPart stored, Outcome<SessionPart> outcome) {
    if (!(outcome instanceof Outcome.Done<SessionPart>(SessionPart _, boolean replayed))
        || !replayed) {
      return Effect.STORED;
    }
    return stored.text().equals(sent.text()) ? Effect.DUPLICATE : Effect.OUTDATED;
  }
}
