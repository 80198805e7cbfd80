package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.profile.ProfileStore;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteProfiles implements ProfileStore {

  static final RowMapper<Profile> MAPPER =
      Row.mapper(row ->
          new Profile(
              row.textOrNull("display_name"),
              row.textOrNull("email"),
              row.textOrNull("avatar_url"),
              row.textOrNull("bio"),
              row.number("created_at"),
              row.number("updated_at")));

  private static final TypeReference<Profile> PUT = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqliteProfiles(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Optional<Profile> findProfile(UserId user) {
    return database.read(db -> find(db, user));
  }

  static Optional<Profile> find(JdbcClient db, UserId user) {
    return db.sql("SELECT * FROM users_profile WHERE user_id = ?")
        .params(user.value())
        .query(MAPPER)
        .optional();
  }

  @Override
  public Outcome<Profile> putProfile(Write write, Profile profile, Precondition precondition) {
    return writes.run(
        write,
        PUT,
        tx -> {
          Profile stored = find(tx.db(), tx.user()).orElse(null);
          precondition.check(stored == null ? null : stored.updatedAt());
          Profile replaced = profile.replacing(stored, tx.nowMs());
          put(tx, replaced);
          return Applied.changed(replaced);
        });
  }

  static void put(SqliteTx tx, Profile profile) {
    tx.update(
        """
        INSERT INTO users_profile
          (user_id, display_name, email, avatar_url, bio, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET
          display_name = excluded.display_name, email = excluded.email,
          avatar_url = excluded.avatar_url, bio = excluded.bio,
          updated_at = excluded.updated_at\
        """,
        tx.user().value(),
        profile.displayName(),
        profile.email(),
        profile.avatarUrl(),
        profile.bio(),
        profile.createdAt(),
        profile.updatedAt());
  }
}
