package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

final class SqliteAssessments implements AssessmentStore {

  private static final TypeReference<FinalizeResult> FINALIZE = new TypeReference<>() {};

  private final SqliteDatabase database;
  private final SqliteWrites writes;
  private final SqliteGate gate;
  private final SqliteSessions sessions;

  SqliteAssessments(
      SqliteDatabase database, SqliteWrites writes, SqliteGate gate, SqliteSessions sessions) {
    this.database = database;
    this.writes = writes;
    this.gate = gate;
    this.sessions = sessions;
  }

  @Override
  public Optional<AssessmentSubject> findSubject(
      String sessionId, @Nullable UserId given, long nowMs) {
    return database.snapshot(db ->
        Optional.ofNullable(given)
            .or(() -> SqliteSessions.findUser(db, sessionId, nowMs))
            .map(user ->
                new AssessmentSubject(user, trackedSkillIds(db, user), timeZone(db, user))));
  }

  private static List<String> trackedSkillIds(JdbcClient db, UserId user) {
    return SqliteTrackedSkills.list(db, user).stream().map(TrackedSkill::skillId).toList();
  }

  private static @Nullable String timeZone(JdbcClient db, UserId user) {
    return Tables.PROFILE.find(db, user).map(Profile::timeZone).orElse(null);
  }

  @Override
  public Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization) {
    return writes.run(write, FINALIZE, tx -> finalizeIn(tx, finalization));
  }

  private Applied<FinalizeResult> finalizeIn(SqliteTx tx, Finalization finalization) {
    boolean memory = gate.isOpen(tx.db(), tx.user(), Gate.MEMORY, tx.nowMs());
    boolean progress = gate.isOpen(tx.db(), tx.user(), Gate.PROGRESS, tx.nowMs());
    List<String> denied = denied(memory, progress);
    if (!memory && !progress) {
      return new Applied<>(
          new FinalizeResult(null, List.of(), List.of(), null, denied), Applied.Effect.REFUSED);
    }
    Optional<Episode> done = Tables.EPISODES.findLive(tx, finalization.episode().episodeId());
    if (done.isPresent()) {
      return Applied.replayed(
          new FinalizeResult(
              memory ? done.get() : null,
              List.of(),
              List.of(),
              progress ? SqliteGamification.find(tx.db(), tx.user()) : null,
              denied));
    }
    sessions.bind(tx, finalization.sessionId());
    return Applied.changed(store(tx, finalization, memory, progress, denied));
  }

  private static List<String> denied(boolean memory, boolean progress) {
    return Stream.concat(
            memory ? Stream.empty() : Stream.of(Gate.MEMORY),
            progress ? Stream.empty() : Stream.of(Gate.PROGRESS))
        .map(Gate::consent)
        .toList();
  }

  private static FinalizeResult store(
      SqliteTx tx, Finalization parts, boolean memory, boolean progress, List<String> denied) {
    if (memory) {
      Tables.EPISODES.put(tx, parts.episode());
    }
    return new FinalizeResult(
        memory ? parts.episode() : null,
        memory ? SqliteFacts.upsert(tx, parts.facts()) : List.of(),
        progress
            ? parts.rollups().stream().map(rollup -> SqliteProgress.add(tx, rollup)).toList()
            : List.of(),
        progress ? SqliteGamification.apply(tx, parts.activity()) : null,
        denied);
  }
}
