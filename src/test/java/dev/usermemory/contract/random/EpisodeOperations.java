package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;

import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

record EpisodeOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(this::ingest, this::ingest, this::delete);
  }

  private Operation ingest() {
    String id = draw.name();
    String summary = draw.text();
    String session = draw.maybe(draw.name());
    Long expiresInMs = draw.maybe(5 * Draw.MINUTE_MS);
    Keys keys = draw.keys(INGEST_EPISODE);
    return draw.op(
        "ingestEpisode " + id + summary + session + expiresInMs + keys,
        (store, user, nowMs) ->
            store
                .episodes()
                .ingestEpisode(
                    keys.write(user, nowMs),
                    episode(id, session, summary, nowMs, Draw.plus(nowMs, expiresInMs))));
  }

  private Operation delete() {
    String id = draw.name();
    Keys keys = draw.keys(DELETE_EPISODE);
    return draw.op(
        "deleteEpisode " + id + keys,
        (store, user, nowMs) -> store.episodes().deleteEpisode(keys.write(user, nowMs), id));
  }

  static Episode episode(
      String id, @Nullable String session, String summary, long nowMs, @Nullable Long expiresAtMs) {
    var highlight = new Highlight("feedback", "Speak slower", "a", 0.5);
    return new Episode(id, session, "g", summary, List.of(highlight), 0, 3, nowMs, expiresAtMs);
  }
}
