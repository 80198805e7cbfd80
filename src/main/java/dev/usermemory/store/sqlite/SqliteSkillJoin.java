package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.SkillRename;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.store.sqlite.engine.Conditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what is stored of a skill under another id, such as its hash, that skill's own; and the
 * records of assessments say so, too, so that these can still be scored again or taken back.
 */
record SqliteSkillJoin(SqliteTx tx, SkillRename rename) {

  private static final int MAX = TrackedSkillStore.MAX_JOINED;

  void run() {
    Set<String> days =
        Tables.PROGRESS_DAILY
            .list(tx.db(), former(Table.of(tx.user())), "date_yyyymmdd DESC", MAX)
            .stream()
            .filter(this::join)
            .map(DailyRollup::dateYYYYMMDD)
            .collect(Collectors.toSet());
    Map<String, String> facts = joinFacts();
    if (!days.isEmpty() || !facts.isEmpty()) {
      renameRecords(days, facts);
    }
  }

  private Conditions former(Conditions where) {
    return where.and("skill_id = ?", rename.from());
  }

  /** Whether it was joined: a day that cannot take all labels of both stays as it is. */
  private boolean join(DailyRollup former) {
    try {
      SqliteProgress.add(tx, former.of(rename.to()));
    } catch (LimitExceededException _) {
      return false;
    }
    return Tables.PROGRESS_DAILY.delete(tx, former.dateYYYYMMDD(), rename.from());
  }

  /** The ids that the facts have now, by their former ones. */
  private Map<String, String> joinFacts() {
    var ids = new HashMap<String, String>();
    List<Fact> former =
        Tables.FACTS.list(
            tx.db(),
            former(Table.live(tx.user(), tx.nowMs())),
            "last_reinforced_at_ms DESC, fact_id",
            MAX);
    List<Fact> joinedFacts =
        former.stream()
            .map(fact -> {
              Fact joined = join(fact);
              ids.put(fact.factId(), joined.factId());
              return joined;
            })
            .toList();
    renameCorrections(ids);
    joinedFacts.stream()
        .flatMap(fact -> Stream.ofNullable(fact.slot()))
        .distinct()
        .forEach(slot -> SqliteFacts.settle(tx, slot, null));
    return ids;
  }

  /** What was corrected goes on naming what corrects it. */
  private void renameCorrections(Map<String, String> ids) {
    for (String id : ids.values()) {
      Tables.FACTS
          .findLive(tx, id)
          .ifPresent(fact -> {
            String by = fact.correctedBy() == null ? null : ids.get(fact.correctedBy());
            if (by != null) {
              Tables.FACTS.change(tx, fact, fact.correctedBy(by));
            }
          });
    }
  }

  private Fact join(Fact former) {
    Fact renamed = rename.of(tx.user(), former);
    Fact joined =
        Tables.FACTS
            .findLive(tx, renamed.factId())
            .map(stored -> FactRules.join(stored, renamed))
            .orElse(renamed);
    Tables.FACTS.delete(tx, former.factId());
    Tables.FACTS.put(tx, joined);
    return joined;
  }

  private void renameRecords(Set<String> days, Map<String, String> facts) {
    for (AssessmentRecord record :
        Tables.ASSESSMENTS.list(tx.db(), Table.of(tx.user()), "session_id, group_id")) {
      AssessmentRecord renamed = record.renamed(rename, days, facts);
      if (!renamed.equals(record)) {
        Tables.ASSESSMENTS.put(tx, renamed);
      }
    }
  }
}
