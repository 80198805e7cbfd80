package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedRevision;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.privacy.transfer.ImportResult.Failed;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteImport implements ImportStore {

  private static final String ONE = ExportTable.ONE_ROW_KEY;

  private final SqliteDatabase database;

  SqliteImport(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    return database.write(db -> {
      var tx = new SqliteTx(db, user, nowMs);
      List<ImportResult> results = records.stream().map(record -> result(tx, record)).toList();
      if (results.contains(Change.CREATED) || results.contains(Change.UPDATED)) {
        SqliteRevisions.raise(tx);
      }
      return results;
    });
  }

  private static ImportResult result(SqliteTx tx, ExportRecord record) {
    Long expiresAtMs = expiresAtMs(record.document());
    if (expiresAtMs != null && expiresAtMs <= tx.nowMs()) {
      return Change.UNCHANGED;
    }
    try {
      return store(tx, record);
    } catch (RefusalException refused) {
      return new Failed(refused.getMessage());
    }
  }

  private static Change store(SqliteTx tx, ExportRecord record) {
    return switch (record.document()) {
      case Profile profile -> replace(tx, record, ONE, () -> SqliteProfiles.put(tx, profile));
      case Preferences preferences ->
          replace(tx, record, ONE, () -> PreferenceRows.put(tx, preferences, extra(preferences)));
      case Consent consent ->
          replace(tx, record, consent.consent(), () -> SqliteConsents.put(tx, consent));
      case Goal goal -> replace(tx, record, goal.goalId(), () -> GoalRows.put(tx, goal));
      case TrackedSkill skill ->
          replace(tx, record, skill.skillId(), () -> SqliteTrackedSkills.put(tx, skill));
      case Fact fact -> replace(tx, record, fact.factId(), () -> FactRows.put(tx, fact));
      case Episode episode ->
          replace(tx, record, episode.episodeId(), () -> EpisodeRows.put(tx, episode));
      case DailyRollup day ->
          replace(tx, record, day.dateYYYYMMDD() + day.skillId(), () -> RollupRows.put(tx, day));
      case Gamification standing ->
          replace(tx, record, ONE, () -> SqliteGamification.put(tx, standing));
      case ExportedSession session -> ImportedKeys.session(tx, session);
      case ExportedIdempotency key -> ImportedKeys.idempotency(tx, key);
      case ExportedRevision revision -> ImportedKeys.revision(tx, revision);
      default -> throw new IllegalArgumentException("not a document of any table");
    };
  }

  /** Rules come before the first change, so that a refused record leaves no trace. */
  private static Change replace(SqliteTx tx, ExportRecord record, String key, Runnable insert) {
    ExportTable table = ExportTable.of(record.table());
    Optional<? extends Record> stored = table.find(tx, key);
    if (stored.isPresent() && stored.get().equals(record.document())) {
      return Change.UNCHANGED;
    }
    checkRules(tx, record.document(), stored.isEmpty());
    table.delete(tx, key);
    insert.run();
    return stored.isEmpty() ? Change.CREATED : Change.UPDATED;
  }

  private static void checkRules(SqliteTx tx, Record document, boolean isNew) {
    switch (document) {
      case Consent _ when isNew ->
          Consent.checkRoom(SqliteConsents.list(tx.db(), tx.user(), tx.nowMs()).size());
      case Goal _ when isNew -> Goal.checkRoom(GoalRows.count(tx.db(), tx.user()));
      case TrackedSkill skill -> skill.checkRoom(SqliteTrackedSkills.list(tx.db(), tx.user()));
      default -> {}
    }
  }

  private static @Nullable Long expiresAtMs(Record document) {
    return switch (document) {
      case Consent consent -> consent.expiresAtMs();
      case Fact fact -> fact.expiresAtMs();
      case Episode episode -> episode.expiresAtMs();
      case ExportedSession session -> session.expiresAtMs();
      case ExportedIdempotency key -> key.expiresAtMs();
      default -> null;
    };
  }

  private static @Nullable String extra(Preferences preferences) {
    return preferences.extra() == null ? null : SqliteJson.write(preferences.extra());
  }
}
