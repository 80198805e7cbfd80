package dev.usermemory.memory.episode;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deferral;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.AssessmentOrigins;
import dev.usermemory.memory.CallerTimes;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.SameAssessment;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Completes what callers report with an id, times and retention. */
@Service
public class EpisodeService {

  private final EpisodeStore episodes;
  private final AssessmentOrigins origins;
  private final Retention retention;
  private final Deferral deferral;
  private final Clock clock;
  private final Writes writes;

  EpisodeService(
      EpisodeStore episodes,
      AssessmentOrigins origins,
      Retention retention,
      Deferral deferral,
      Clock clock) {
    this.episodes = episodes;
    this.origins = origins;
    this.retention = retention;
    this.deferral = deferral;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /** Stores an episode once, by its id. */
  public Outcome<Episode> ingest(UserId user, CallerKey key, NewEpisode reported) {
    checkRange(reported);
    checkTimes(reported);
    return deferral.doOrDefer(
        new Deferrable(WriteOperation.INGEST_EPISODE, user, reported.sessionId(), key, reported),
        keyNow -> ingestNow(user, keyNow, reported));
  }

  /** The same without deferring it; times count from when it was reported. */
  Outcome<Episode> ingestNow(UserId user, CallerKey key, NewEpisode reported) {
    Write write = writes.begin(user, key, WriteOperation.INGEST_EPISODE, List.of(), reported);
    long reportedAtMs = write.acceptedAtMs();
    String id = reported.episodeId();
    return episodes.ingestEpisode(
        write,
        new Episode(
            id == null ? "ep_" + UUID.randomUUID() : id,
            reported.sessionId(),
            reported.groupId(),
            reported.summary(),
            Objects.requireNonNullElse(reported.highlights(), List.of()),
            reported.startIdx(),
            reported.endIdx(),
            Math.min(
                Objects.requireNonNullElse(reported.createdAtMs(), reportedAtMs), reportedAtMs),
            retention.episodeExpiryMs(reportedAtMs, reported.expiresAtMs())));
  }

  public Outcome<Page<Episode>> list(UserId user, PageRequest page) {
    return episodes.listEpisodes(user, page, clock.millis());
  }

  /**
   * What else came from the assessments of which it is composed.
   *
   * @throws NotFoundException when there is no such episode
   */
  public Outcome<SameAssessment> sameAssessment(UserId user, String episodeId) {
    return origins.sameAsEpisode(user, episodeId);
  }

  /** Whether it was there. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String episodeId) {
    return episodes.deleteEpisode(
        writes.begin(user, key, WriteOperation.DELETE_EPISODE, List.of(episodeId), null),
        episodeId);
  }

  /**
   * The same, with all that the assessments left of which it is composed. It is repeatable without
   * a key: what was taken back is not taken back twice.
   */
  public Outcome<Boolean> deleteWithOrigins(UserId user, CallerKey key, String episodeId) {
    return switch (find(user, episodeId)) {
      case Outcome.Done<Optional<Episode>>(Optional<Episode> found, boolean _) -> {
        found
            .map(Episode::sessionId)
            .filter(session -> SessionEpisode.id(user, session).equals(episodeId))
            .ifPresent(session -> origins.forgetAssessments(user, key, session));
        yield delete(user, CallerKey.NONE, episodeId).map(left -> left || found.isPresent());
      }
      case Outcome.Denied<Optional<Episode>>(String consent) -> new Outcome.Denied<>(consent);
      case Outcome.Nobody<Optional<Episode>>() -> new Outcome.Nobody<>();
      case Outcome.Accepted<Optional<Episode>> _ ->
          throw new IllegalStateException("a read waits for nothing");
    };
  }

  /** Its id does not tell its session. */
  private Outcome<Optional<Episode>> find(UserId user, String episodeId) {
    PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
    while (true) {
      Outcome<Page<Episode>> read = list(user, page);
      if (!(read instanceof Outcome.Done<Page<Episode>>(Page<Episode> found, boolean _))) {
        return read.map(_ -> Optional.empty());
      }
      Optional<Episode> episode =
          found.items().stream().filter(e -> e.episodeId().equals(episodeId)).findFirst();
      if (episode.isPresent() || found.nextCursor() == null) {
        return Outcome.done(episode);
      }
      page = new PageRequest(found.nextCursor(), PageRequest.MAX_LIMIT);
    }
  }

  private void checkTimes(NewEpisode reported) {
    long nowMs = clock.millis();
    CallerTimes.createdAt("createdAtMs", reported.createdAtMs(), nowMs);
    CallerTimes.expiresAt("expiresAtMs", reported.expiresAtMs(), nowMs);
  }

  private static void checkRange(NewEpisode reported) {
    Integer start = reported.startIdx();
    Integer end = reported.endIdx();
    if (start != null && end != null && end < start) {
      throw new InvalidValueException("endIdx", "must not be below startIdx");
    }
  }
}
