package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactOrigins;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Forgets assessments and sessions with all that came from them, whatever the consents say. */
record SqliteForgetting(SqliteTx tx, TakenBack back) {

  static SqliteForgetting in(SqliteTx tx) {
    return new SqliteForgetting(tx, new TakenBack(tx));
  }

  TakenBack assessment(String sessionId, String groupId) {
    Tables.ASSESSMENTS
        .find(tx.db(), tx.user(), sessionId, groupId)
        .ifPresent(record -> {
          forget(record);
          if (SqliteSessionEpisodes.remove(tx, sessionId, groupId)) {
            back.count(MemoryTable.SESSION_PARTS, 1);
          }
        });
    return back;
  }

  TakenBack assessments(String sessionId) {
    recordsOf(sessionId).forEach(record -> assessment(sessionId, record.groupId()));
    return back;
  }

  private List<AssessmentRecord> recordsOf(String sessionId) {
    return recordsOf(tx, sessionId);
  }

  static List<AssessmentRecord> recordsOf(SqliteTx tx, String sessionId) {
    return Tables.ASSESSMENTS.list(
        tx.db(), Table.of(tx.user()).and("session_id = ?", sessionId), "group_id");
  }

  private void forget(AssessmentRecord record) {
    back.facts(record, Set.of());
    back.progress(record);
    Tables.ASSESSMENTS.delete(tx, record.sessionId(), record.groupId());
    back.count(MemoryTable.ASSESSMENTS, 1);
  }

  /** Whether it was there; it goes whoever else has said it. */
  boolean fact(String factId) {
    Optional<Fact> fact = Tables.FACTS.findLive(tx, factId);
    fact.map(Fact::origins).stream()
        .flatMap(List::stream)
        .flatMap(origin -> saidBy(tx, origin).stream())
        .forEach(record -> assessment(record.sessionId(), record.groupId()));
    Tables.FACTS.delete(tx, factId);
    return fact.isPresent();
  }

  /** The assessment that an origin names. */
  static Optional<AssessmentRecord> saidBy(SqliteTx tx, String origin) {
    return FactOrigins.perhapsAssessments(origin).stream()
        .flatMap(
            a -> Tables.ASSESSMENTS.find(tx.db(), tx.user(), a.sessionId(), a.groupId()).stream())
        .findFirst();
  }

  TakenBack session(String sessionId) {
    List<AssessmentRecord> assessments = recordsOf(sessionId);
    assessments.forEach(this::forget);
    unsay(sessionId, assessments.stream().map(AssessmentRecord::groupId).toList());
    back.count(MemoryTable.SESSION_PARTS, SqliteSessionEpisodes.removeParts(tx, sessionId));
    back.count(MemoryTable.EPISODES, deleteOf("users_memory_episodes", sessionId));
    back.count(MemoryTable.SESSIONS, deleteOf("users_sessions", sessionId));
    return back;
  }

  private void unsay(String sessionId, List<String> groupIds) {
    for (Fact fact : perhapsSaidIn(sessionId)) {
      List<String> gone =
          fact.origins().stream()
              .filter(origin -> FactOrigins.isOfSession(origin, sessionId, groupIds))
              .toList();
      if (!gone.isEmpty() || isOld(fact, sessionId)) {
        back.unsay(fact, gone);
      }
    }
  }

  /** Facts older than their origins count by their session, when an assessment said them. */
  private static boolean isOld(Fact fact, String sessionId) {
    return fact.origins().isEmpty()
        && fact.source().equals("assessment")
        && sessionId.equals(fact.sessionId());
  }

  /** Origins are compared exactly by the caller: a session's id may begin with another's. */
  private List<Fact> perhapsSaidIn(String sessionId) {
    var named =
        Table.of(tx.user())
            .and(
                "(session_id = ? OR EXISTS"
                    + " (SELECT 1 FROM json_each(origins) WHERE instr(value, ?) > 0))",
                sessionId,
                ":" + sessionId);
    return Tables.FACTS.list(tx.db(), named, "fact_id");
  }

  private int deleteOf(String table, String sessionId) {
    return tx.update(
        "DELETE FROM " + table + " WHERE user_id = ? AND session_id = ?",
        tx.user().value(),
        sessionId);
  }
}
