package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.preference.PreferenceRules;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlitePreferences implements PreferenceStore {

  private final SqliteDatabase database;
  private final SqliteWrites writes;

  SqlitePreferences(SqliteDatabase database, SqliteWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Optional<Preferences> findPreferences(UserId user) {
    return database.read(db -> Tables.PREFERENCES.find(db, user));
  }

  @Override
  public Outcome<Preferences> patchPreferences(
      Write write, Map<String, @Nullable Object> patch, Precondition precondition) {
    return writes.run(
        write,
        Gist.told(Tables.PREFERENCES),
        tx -> {
          Preferences stored = Tables.PREFERENCES.find(tx.db(), tx.user()).orElse(null);
          precondition.check(stored == null ? null : stored.updatedAt());
          Preferences merged = PreferenceRules.merge(stored, patch, tx.nowMs());
          PreferenceRules.checkLength(PreferenceTable.extra(merged));
          Tables.PREFERENCES.put(tx, merged);
          return Applied.changed(merged);
        });
  }
}
