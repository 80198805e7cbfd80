package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.store.ForwardingStore;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.StorePorts;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProbe;

/** Every port on one database file under one policy. */
final class SqliteStores {

  private SqliteStores() {}

  static MemoryStore on(SqliteDatabase database, StorePolicy policy) {
    var gate = new SqliteGate(policy.consentDefault());
    var idempotency = new SqliteIdempotency(policy.idempotencyTtlMs());
    var writes = new SqliteWrites(database, idempotency, gate);
    var sessions = new SqliteSessions(database, policy.sessionTtlMs());
    return new ForwardingStore(
        new StorePorts(
            new SqliteFacts(database, writes, gate),
            new SqliteEpisodes(database, writes, gate, sessions),
            new SqliteGoals(database, writes),
            new SqlitePreferences(database, writes),
            new SqliteProfiles(database, writes),
            new SqliteTrackedSkills(database, writes),
            sessions,
            new SqliteProgress(database, writes, gate),
            new SqliteGamification(database, writes, gate),
            new SqliteAssessments(database, writes, gate, sessions),
            new SqliteParked(database),
            new SqliteConsents(database, writes),
            new SqliteErasure(database),
            new SqliteExport(database),
            new SqliteImport(database),
            new SqlitePeople(database),
            new SqliteContexts(database, policy),
            new SqliteVectors(database, gate),
            new SqliteProbe(database)));
  }
}
