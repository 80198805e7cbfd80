package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.RollupShare;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactOrigins;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes back what an assessment left, and counts the documents that it touches. */
final class TakenBack {

  private final SqliteTx tx;
  private final Map<MemoryTable, Long> counts = new EnumMap<>(MemoryTable.class);

  TakenBack(SqliteTx tx) {
    this.tx = tx;
  }

  Map<MemoryTable, Long> counts() {
    return counts;
  }

  void count(MemoryTable table, long documents) {
    if (documents > 0) {
      counts.merge(table, documents, Long::sum);
    }
  }

  /**
   * The facts that only this assessment said.
   *
   * @param kept those that it goes on saying
   */
  void facts(AssessmentRecord record, Set<String> kept) {
    String origin = FactOrigins.ofAssessment(record.sessionId(), record.groupId());
    record.factIds().stream()
        .filter(id -> !kept.contains(id))
        .flatMap(id -> Tables.FACTS.find(tx.db(), tx.user(), id).stream())
        .forEach(fact -> unsay(fact, List.of(origin)));
  }

  /** Removes origins from a fact, and the fact with the last one. */
  void unsay(Fact fact, List<String> origins) {
    List<String> left = fact.origins().stream().filter(o -> !origins.contains(o)).toList();
    if (left.isEmpty()) {
      SqliteFacts.takeBack(tx, fact.factId());
    } else {
      Tables.FACTS.change(tx, fact, fact.saidBy(left));
    }
    count(MemoryTable.FACTS, 1);
  }

  /** Its share of the day, and its points. */
  void progress(AssessmentRecord record) {
    String date = record.dateYYYYMMDD();
    if (date == null) {
      return;
    }
    record.rollups().forEach(share -> rollup(record, date, share));
    if (record.xp() > 0) {
      points(record);
    }
  }

  private void rollup(AssessmentRecord record, String date, RollupShare share) {
    Optional<DailyRollup> day =
        Tables.PROGRESS_DAILY.find(tx.db(), tx.user(), date, share.skillId());
    day.ifPresent(stored -> {
      share
          .takenFrom(stored, othersOf(record, date, share.skillId()), tx.nowMs())
          .ifPresentOrElse(
              left -> Tables.PROGRESS_DAILY.put(tx, left),
              () -> Tables.PROGRESS_DAILY.delete(tx, date, share.skillId()));
      count(MemoryTable.PROGRESS_DAILY, 1);
    });
  }

  private List<RollupShare> othersOf(AssessmentRecord record, String date, String skillId) {
    var sameDay = Table.of(tx.user()).and("date_yyyymmdd = ?", date);
    return Tables.ASSESSMENTS.list(tx.db(), sameDay, "session_id, group_id").stream()
        .filter(other -> !isSame(other, record))
        .flatMap(other -> other.rollups().stream())
        .filter(share -> share.skillId().equals(skillId))
        .toList();
  }

  private static boolean isSame(AssessmentRecord a, AssessmentRecord b) {
    return a.sessionId().equals(b.sessionId()) && a.groupId().equals(b.groupId());
  }

  private void points(AssessmentRecord record) {
    Optional<Gamification> stored = Tables.GAMIFICATION.find(tx.db(), tx.user());
    stored.ifPresent(standing -> {
      Tables.GAMIFICATION.put(
          tx, GamificationRules.takeBack(standing, record.xp(), record.seasonId(), tx.nowMs()));
      count(MemoryTable.GAMIFICATION, 1);
    });
  }
}
