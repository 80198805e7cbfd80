package dev.usermemory.contract;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An episode of which a test names only what matters to it. */
final class EpisodeBuilder {

  private final String episodeId;
  private String summary = "Spoke about travel.";
  private long createdAtMs = StoreAspect.NOW;
  private @Nullable Long expiresAtMs = StoreAspect.NOW + StoreAspect.DAY;

  EpisodeBuilder(String episodeId) {
    this.episodeId = episodeId;
  }

  EpisodeBuilder summary(String value) {
    summary = value;
    return this;
  }

  EpisodeBuilder at(long value) {
    createdAtMs = value;
    return this;
  }

  EpisodeBuilder expires(@Nullable Long value) {
    expiresAtMs = value;
    return this;
  }

  Episode build() {
    return new Episode(
        episodeId,
        "session",
        null,
        summary,
        List.of(new Highlight("feedback", "Good pace", "talk", 0.5)),
        null,
        null,
        createdAtMs,
        expiresAtMs);
  }
}
