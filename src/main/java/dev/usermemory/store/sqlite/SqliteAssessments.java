package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.assessment.AssessmentSubject;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.FinalizeResult.Effect;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class SqliteAssessments implements AssessmentStore {

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
                new AssessmentSubject(
                    user,
                    trackedSkillIds(db, user),
                    timeZone(db, user),
                    knownHints(db, user, nowMs))));
  }

  private static List<String> trackedSkillIds(Db db, UserId user) {
    return SqliteTrackedSkills.list(db, user).stream().map(TrackedSkill::skillId).toList();
  }

  private static @Nullable String timeZone(Db db, UserId user) {
    return Tables.PROFILE.find(db, user).map(Profile::timeZone).orElse(null);
  }

  private static List<Fact> knownHints(Db db, UserId user, long nowMs) {
    return FactIndex.strongestHints(db, user, nowMs, AssessmentSubject.MAX_KNOWN);
  }

  @Override
  public Outcome<FinalizeResult> finalizeAssessment(Write write, Finalization finalization) {
    return writes.run(write, Gists.FINISHED, tx -> finalizeIn(tx, finalization));
  }

  private Applied<FinalizeResult> finalizeIn(SqliteTx tx, Finalization next) {
    var consents = Consents.of(gate, tx);
    if (!consents.memory() && !consents.progress()) {
      return new Applied<>(
          new FinalizeResult(Effect.DENIED, next.verdict(), null, 0, 0, null, consents.denied()),
          Applied.Effect.REFUSED);
    }
    var scoring = new AssessmentScoring(tx, consents, next);
    Optional<AssessmentRecord> earlier =
        Tables.ASSESSMENTS.find(tx.db(), tx.user(), next.sessionId(), next.groupId());
    if (earlier.isEmpty()) {
      sessions.bind(tx, next.sessionId(), false);
      return Applied.changed(scoring.store());
    }
    return switch (earlier.get().standing(next)) {
      case SAME -> Applied.replayed(scoring.known(earlier.get(), Effect.DUPLICATE));
      case OLDER ->
          new Applied<>(scoring.known(earlier.get(), Effect.OUTDATED), Applied.Effect.UNCHANGED);
      case NEWER -> {
        sessions.bind(tx, next.sessionId(), false);
        yield Applied.changed(scoring.replace(earlier.get()));
      }
    };
  }

  @Override
  public Outcome<Forgotten> forgetAssessment(
      Write write, String sessionId, @Nullable String groupId) {
    return writes.run(
        write,
        Gists.FORGOTTEN,
        tx -> {
          var forgetting = SqliteForgetting.in(tx);
          TakenBack back =
              groupId == null
                  ? forgetting.assessments(sessionId)
                  : forgetting.assessment(sessionId, groupId);
          return forgotten(back.counts());
        });
  }

  @Override
  public Outcome<Forgotten> forgetSession(Write write, String sessionId) {
    return writes.run(
        write,
        Gists.FORGOTTEN,
        tx -> forgotten(SqliteForgetting.in(tx).session(sessionId).counts()));
  }

  @Override
  public Outcome<Boolean> forgetFact(Write write, String factId) {
    return writes.run(
        write, Gists.DELETED, tx -> Applied.deleted(SqliteForgetting.in(tx).fact(factId)));
  }

  @Override
  public Outcome<SameAssessment> sameAsFact(UserId user, String factId, long nowMs) {
    return database.snapshot(db -> {
      var left = new SqliteLeftByAssessments(new SqliteTx(db, user, nowMs));
      return gate.read(db, user, Gate.MEMORY, nowMs, () -> left.besidesFact(factId));
    });
  }

  @Override
  public Outcome<SameAssessment> sameAsEpisode(UserId user, String episodeId, long nowMs) {
    return database.snapshot(db -> {
      var left = new SqliteLeftByAssessments(new SqliteTx(db, user, nowMs));
      return gate.read(db, user, Gate.MEMORY, nowMs, () -> left.besidesEpisode(episodeId));
    });
  }

  private static Applied<Forgotten> forgotten(Map<MemoryTable, Long> counts) {
    return new Applied<>(
        new Forgotten(counts),
        counts.isEmpty() ? Applied.Effect.UNCHANGED : Applied.Effect.CHANGED);
  }

  /** Which gates are open to a person. */
  record Consents(boolean memory, boolean progress) {

    private static Consents of(SqliteGate gate, SqliteTx tx) {
      return new Consents(
          gate.isOpen(tx.db(), tx.user(), Gate.MEMORY, tx.nowMs()),
          gate.isOpen(tx.db(), tx.user(), Gate.PROGRESS, tx.nowMs()));
    }

    List<String> denied() {
      return Stream.concat(
              memory ? Stream.empty() : Stream.of(Gate.MEMORY),
              progress ? Stream.empty() : Stream.of(Gate.PROGRESS))
          .map(Gate::consent)
          .toList();
    }
  }
}
