package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;

final class ProfileTable extends Table<Profile> {

  ProfileTable() {
    super(
        MemoryTable.PROFILE,
        List.of("user_id"),
        column("display_name", Profile::displayName),
        column("email", Profile::email),
        column("avatar_url", Profile::avatarUrl),
        column("bio", Profile::bio),
        column("time_zone", Profile::timeZone),
        column("created_at", Profile::createdAt),
        column("updated_at", Profile::updatedAt));
  }

  @Override
  Profile map(Row row) throws SQLException {
    return new Profile(
        row.textOrNull("display_name"),
        row.textOrNull("email"),
        row.textOrNull("avatar_url"),
        row.textOrNull("bio"),
        row.textOrNull("time_zone"),
        row.number("created_at"),
        row.number("updated_at"));
  }
}
