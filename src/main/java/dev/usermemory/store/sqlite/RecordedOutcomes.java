package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What recorded outcomes repeat of a table goes when that table is erased without them. */
final class RecordedOutcomes {

  /**
   * Where outcomes repeat documents of a table.
   *
   * @param operations whose outcome is nothing else; their records go
   * @param inAssessment the part of an assessment's outcome as JSON update; the rest of the record
   *     stays, since a repeated assessment must not count twice
   */
  private record Copies(List<String> operations, String inAssessment) {
    static Copies of(String... operations) {
      return new Copies(List.of(operations), "outcome");
    }

    Copies inAssessment(String update) {
      return new Copies(operations, update);
    }
  }

  private RecordedOutcomes() {}

  private static Copies copiesOf(MemoryTable table) {
    return switch (table) {
      case FACTS ->
          Copies.of("upsertFacts", "patchFact")
              .inAssessment("json_set(outcome, '$.facts', json('[]'))");
      case EPISODES -> Copies.of("ingestEpisode").inAssessment("json_remove(outcome, '$.episode')");
      case PROGRESS_DAILY ->
          Copies.of("upsertDaily").inAssessment("json_set(outcome, '$.rollups', json('[]'))");
      case GAMIFICATION ->
          Copies.of("updateGamification").inAssessment("json_remove(outcome, '$.gamification')");
      case PROFILE -> Copies.of("putProfile");
      case PREFERENCES -> Copies.of("patchPreferences");
      case CONSENTS -> Copies.of("putConsent");
      case GOALS -> Copies.of("addGoal", "updateGoal");
      case TRACKED_SKILLS -> Copies.of("putTrackedSkill");
      case SESSIONS, IDEMPOTENCY, REVISIONS -> Copies.of();
    };
  }

  /** Whether anything had to go. */
  static boolean forget(JdbcClient db, UserId user, Set<MemoryTable> tables) {
    int changed = 0;
    for (MemoryTable table : tables) {
      Copies copies = copiesOf(table);
      for (String operation : copies.operations()) {
        changed +=
            db.sql("DELETE FROM users_idempotency WHERE user_id = ? AND operation = ?")
                .params(user.value(), operation)
                .update();
      }
      changed +=
          db.sql(
                  """
                  UPDATE users_idempotency SET outcome = %1$s
                  WHERE user_id = ? AND operation = 'finalizeAssessment' AND outcome <> %1$s\
                  """
                      .formatted(copies.inAssessment()))
              .params(user.value())
              .update();
    }
    return changed > 0;
  }
}
