package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

final class SqliteProfiles implements ProfileStore {

  private static final TypeReference<Profile> PUT = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqliteProfiles(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Optional<Profile> findProfile(UserId user) {
    return database.read(db -> Tables.PROFILE.find(db, user));
  }

  @Override
  public Outcome<Profile> putProfile(Write write, Profile profile, Precondition precondition) {
    return writes.run(
        write,
        PUT,
        tx -> {
          Profile stored = Tables.PROFILE.find(tx.db(), tx.user()).orElse(null);
          precondition.check(stored == null ? null : stored.updatedAt());
          Profile replaced = replace(stored, profile, tx.nowMs());
          Tables.PROFILE.put(tx, replaced);
          return Applied.changed(replaced);
        });
  }

  private static Profile replace(@Nullable Profile stored, Profile given, long nowMs) {
    return new Profile(
        given.displayName(),
        given.email(),
        given.avatarUrl(),
        given.bio(),
        stored == null ? nowMs : stored.createdAt(),
        stored == null ? nowMs : Math.max(nowMs, stored.updatedAt() + 1));
  }
}
