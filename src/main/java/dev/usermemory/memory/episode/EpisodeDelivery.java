package dev.usermemory.memory.episode;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores episodes that had to wait. */
@Component
class EpisodeDelivery implements Deliverable<NewEpisode> {

  private final EpisodeService episodes;

  EpisodeDelivery(EpisodeService episodes) {
    this.episodes = episodes;
  }

  @Override
  public WriteOperation operation() {
    return WriteOperation.INGEST_EPISODE;
  }

  @Override
  public Class<NewEpisode> contentType() {
    return NewEpisode.class;
  }

  @Override
  public Outcome<?> deliver(Deferrable write, NewEpisode content) {
    UserId user = Objects.requireNonNull(write.userId());
    return episodes.ingestNow(user, write.key(), content);
  }
}
