package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.context.ContextStore;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.goal.GoalStore;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.privacy.erasure.ErasureStore;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.ProgressStore;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProbe;

/** Every port, on one database file under one policy. */
record SqliteStores(
    FactStore facts,
    EpisodeStore episodes,
    GoalStore goals,
    PreferenceStore preferences,
    ProfileStore profiles,
    TrackedSkillStore trackedSkills,
    SessionStore sessions,
    ProgressStore progress,
    GamificationStore gamification,
    AssessmentStore assessments,
    ConsentStore consents,
    ErasureStore erasure,
    ExportStore export,
    ImportStore imports,
    ContextStore contexts,
    StoreProbe probe) {

  static SqliteStores on(SqliteDatabase database, StorePolicy policy) {
    var gate = new SqliteGate(policy.consentDefault());
    var idempotency = new SqliteIdempotency(policy.idempotencyTtlMs());
    var writes = new SqliteWrites(database, idempotency, gate);
    var sessions = new SqliteSessions(database, policy.sessionTtlMs());
    return new SqliteStores(
        new SqliteFacts(database, writes, gate),
        new SqliteEpisodes(database, writes, gate),
        new SqliteGoals(database, writes),
        new SqlitePreferences(database, writes),
        new SqliteProfiles(database, writes),
        new SqliteTrackedSkills(database, writes),
        sessions,
        new SqliteProgress(database, writes, gate),
        new SqliteGamification(database, writes, gate),
        new SqliteAssessments(database, writes, gate, sessions),
        new SqliteConsents(database, writes),
        new SqliteErasure(database),
        new SqliteExport(database),
        new SqliteImport(database),
        new SqliteContexts(database, policy),
        new SqliteProbe(database));
  }
}
