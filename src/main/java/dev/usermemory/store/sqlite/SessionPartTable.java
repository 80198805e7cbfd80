package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;

final class SessionPartTable extends Table<SessionPart> {

  private static final TypeReference<List<Highlight>> HIGHLIGHTS = new TypeReference<>() {};

  SessionPartTable() {
    super(
        MemoryTable.SESSION_PARTS,
        List.of("user_id", "session_id", "group_id"),
        column("session_id", SessionPart::sessionId),
        column("group_id", SessionPart::groupId),
        column("text", SessionPart::text),
        column("highlights", part -> JsonText.write(part.highlights())),
        column("version", SessionPart::version),
        column("created_at_ms", SessionPart::createdAtMs),
        column("expires_at_ms", SessionPart::expiresAtMs));
  }

  @Override
  SessionPart map(Row row) throws SQLException {
    return new SessionPart(
        row.text("session_id"),
        row.text("group_id"),
        row.text("text"),
        JsonText.read(row.text("highlights"), HIGHLIGHTS),
        row.numberOrNull("version"),
        row.number("created_at_ms"),
        row.numberOrNull("expires_at_ms"));
  }
}
