package dev.usermemory.memory.episode;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.memory.CallerTimes;
import dev.usermemory.memory.Retention;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Completes what callers report with an id, times and retention. */
@Service
public class EpisodeService {

  private final EpisodeStore episodes;
  private final Retention retention;
  private final Clock clock;
  private final Writes writes;

  EpisodeService(EpisodeStore episodes, Retention retention, Clock clock) {
    this.episodes = episodes;
    this.retention = retention;
    this.clock = clock;
    this.writes = new Writes(clock);
  }

  /** Stores an episode once, by its id. */
  public Outcome<Episode> ingest(UserId user, CallerKey key, NewEpisode reported) {
    checkRange(reported);
    Write write = writes.begin(user, key, WriteOperation.INGEST_EPISODE, List.of(), reported);
    long nowMs = write.nowMs();
    Long asked = CallerTimes.expiresAt("expiresAtMs", reported.expiresAtMs(), nowMs);
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
            CallerTimes.createdAt("createdAtMs", reported.createdAtMs(), nowMs),
            retention.episodeExpiryMs(nowMs, asked)));
  }

  public Outcome<Page<Episode>> list(UserId user, PageRequest page) {
    return episodes.listEpisodes(user, page, clock.millis());
  }

  /** Whether it was there. */
  public Outcome<Boolean> delete(UserId user, CallerKey key, String episodeId) {
    return episodes.deleteEpisode(
        writes.begin(user, key, WriteOperation.DELETE_EPISODE, List.of(episodeId), null),
        episodeId);
  }

  private static void checkRange(NewEpisode reported) {
    Integer start = reported.startIdx();
    Integer end = reported.endIdx();
    if (start != null && end != null && end < start) {
      throw new InvalidValueException("endIdx", "must not be below startIdx");
    }
  }
}
