package dev.usermemory.memory.session;

import dev.usermemory.delivery.Parking;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.SessionOwners;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.episode.SessionPart;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the latest digest of each session. */
@Service
public class SummaryService {

  private static final WriteOperation OPERATION = WriteOperation.SUMMARISE_SESSION;

  private final EpisodeStore episodes;
  private final SessionOwners owners;
  private final Parking parking;
  private final Deferral deferral;
  private final Retention retention;
  private final Clock clock;
  private final Writes writes;

  SummaryService(
      EpisodeStore episodes,
      SessionOwners owners,
      Parking parking,
      Deferral deferral,
      Retention retention,
      Clock clock) {
    this.episodes = episodes;
    this.owners = owners;
    this.parking = parking;
    this.deferral = deferral;
    this.retention = retention;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /**
   * Stores a digest, unless a later one is there.
   *
   * @param given whose session it is; null leaves it to the session
   */
  public Outcome<StoredSummary> store(
      @Nullable UserId given, CallerKey key, SessionSummary summary) {
    Trail.current().concerns(given); // also when it will have to wait
    SessionSummary dated = dated(summary);
    return deferral.doOrDefer(
        new Deferrable(OPERATION, given, summary.sessionId(), key, dated),
        keyNow -> storeNow(given, keyNow, dated));
  }

  /** The order of digests must not depend on when they are delivered. */
  private SessionSummary dated(SessionSummary summary) {
    return new SessionSummary(
        summary.sessionId(),
        summary.version(),
        Objects.requireNonNullElseGet(summary.updatedAtMs(), clock::millis),
        summary.text());
  }

  /** The same without deferring it. */
  Outcome<StoredSummary> storeNow(@Nullable UserId given, CallerKey key, SessionSummary summary) {
    Optional<UserId> user = Optional.ofNullable(given);
    return user.or(() -> owners.ownerOf(summary.sessionId()))
        .map(owner -> storeFor(owner, key, summary))
        .orElseGet(() -> park(key, summary));
  }

  private Outcome<StoredSummary> park(CallerKey key, SessionSummary summary) {
    return parking.doOrParkLatest(
        new Deferrable(OPERATION, null, summary.sessionId(), key, summary),
        SessionSummary.class,
        SessionSummary::supersedes,
        owner -> storeFor(owner, key, summary));
  }

  private Outcome<StoredSummary> storeFor(UserId user, CallerKey key, SessionSummary summary) {
    Write write = writes.begin(user, key, OPERATION, List.of(), summary);
    SessionPart digest =
        SessionPart.digest(
            summary.sessionId(),
            summary.text(),
            summary.version(),
            Objects.requireNonNullElse(summary.updatedAtMs(), write.acceptedAtMs()),
            retention.episodeExpiryMs(write.acceptedAtMs(), null));
    Outcome<SessionPart> outcome = episodes.summariseSession(write, digest);
    return outcome.map(stored -> StoredSummary.of(user, digest, stored, outcome));
  }

  /** The latest digest, whoever's session it is; empty when there is none. */
  public Optional<Outcome<SessionPart>> find(String sessionId) {
    return episodes.findSummary(sessionId, clock.millis());
  }
}
