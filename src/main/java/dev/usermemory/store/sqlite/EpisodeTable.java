package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;

final class EpisodeTable extends Table<Episode> {

  private static final TypeReference<List<Highlight>> HIGHLIGHTS = new TypeReference<>() {};

  EpisodeTable() {
    super(
        MemoryTable.EPISODES,
        List.of("user_id", "episode_id"),
        column("episode_id", Episode::episodeId),
        column("session_id", Episode::sessionId),
        column("group_id", Episode::groupId),
        column("summary", Episode::summary),
        column("highlights", episode -> JsonText.write(episode.highlights())),
        column("start_idx", Episode::startIdx),
        column("end_idx", Episode::endIdx),
        column("created_at_ms", Episode::createdAtMs),
        column("expires_at_ms", Episode::expiresAtMs));
  }

  @Override
  Episode map(Row row) throws SQLException {
    return new Episode(
        row.text("episode_id"),
        row.textOrNull("session_id"),
        row.textOrNull("group_id"),
        row.text("summary"),
        JsonText.read(row.text("highlights"), HIGHLIGHTS),
        row.integerOrNull("start_idx"),
        row.integerOrNull("end_idx"),
        row.number("created_at_ms"),
        row.numberOrNull("expires_at_ms"));
  }
}
