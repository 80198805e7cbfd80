package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Optional;

final class SqliteProfiles implements ProfileStore {

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
        Gist.told(Tables.PROFILE),
        tx -> {
          Profile stored = Tables.PROFILE.find(tx.db(), tx.user()).orElse(null);
          precondition.check(stored == null ? null : stored.updatedAt());
          Profile replaced = profile.replacing(stored, tx.nowMs());
          Tables.PROFILE.put(tx, replaced);
          return Applied.changed(replaced);
        });
  }
}
