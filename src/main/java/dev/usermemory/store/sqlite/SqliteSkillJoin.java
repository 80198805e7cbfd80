package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.SkillRename;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactRules;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.progress.DailyRollup;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes what is stored of a skill under another id, such as its hash, that skill's own. */
record SqliteSkillJoin(SqliteTx tx, String formerId, String skillId) {

  private static final int MAX = TrackedSkillStore.MAX_JOINED;

  void run() {
    var where = Table.of(tx.user()).and("skill_id = ?", formerId);
    Tables.PROGRESS_DAILY.list(tx.db(), where, "date_yyyymmdd DESC", MAX).forEach(this::join);
    joinFacts();
  }

  /** A day that cannot take all labels of both stays as it is. */
  private void join(DailyRollup former) {
    try {
      SqliteProgress.add(tx, former.of(skillId));
      Tables.PROGRESS_DAILY.delete(tx, former.dateYYYYMMDD(), formerId);
    } catch (LimitExceededException _) {
      // nothing was put
    }
  }

  private void joinFacts() {
    var rename = new SkillRename(formerId, skillId);
    var live = Table.live(tx.user(), tx.nowMs()).and("skill_id = ?", formerId);
    List<Fact> former =
        Tables.FACTS.list(tx.db(), live, "last_reinforced_at_ms DESC, fact_id", MAX);
    former.stream()
        .map(fact -> join(fact, rename.of(tx.user(), fact)))
        .filter(Objects::nonNull)
        .distinct()
        .forEach(this::settle);
  }

  /** The slot that it is in now. */
  private String join(Fact former, Fact renamed) {
    Fact joined =
        Tables.FACTS
            .findLive(tx, renamed.factId())
            .map(stored -> FactRules.join(stored, renamed))
            .orElse(renamed);
    Tables.FACTS.delete(tx, former.factId());
    Tables.FACTS.put(tx, joined);
    return joined.slot();
  }

  /** Of the current facts in a slot the one last said stays. */
  private void settle(String slot) {
    var current =
        Table.live(tx.user(), tx.nowMs()).and("slot = ?", slot).and("superseded_at_ms IS NULL");
    Tables.FACTS.list(tx.db(), current, "fact_id").stream()
        .max(Comparator.comparingLong(Fact::lastReinforcedAtMs).thenComparing(Fact::factId))
        .ifPresent(last -> SqliteFacts.takeSlot(tx, last));
  }
}
