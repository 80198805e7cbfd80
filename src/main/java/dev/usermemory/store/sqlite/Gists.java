package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.kernel.Gate;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.progress.Gamification;
import dev.usermemory.store.sqlite.engine.JsonText;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** What is recorded of writes, unless their own words tell what they were about. */
final class Gists {

  static final Gist<Boolean> DELETED = Gist.plain(new TypeReference<>() {});
  static final Gist<Forgotten> FORGOTTEN = Gist.plain(new TypeReference<>() {});

  /** A fact that was only spelt anew is told by its id, too. */
  static final Gist<CorrectedFact> CORRECTED =
      new Gist<>() {
        @Override
        public String of(CorrectedFact outcome) {
          String replaces = outcome.replaces();
          return JsonText.write(
              replaces == null
                  ? List.of(outcome.fact().factId())
                  : List.of(outcome.fact().factId(), replaces));
        }

        @Override
        public Optional<CorrectedFact> retell(SqliteTx tx, String gist) {
          List<String> ids = JsonText.read(gist, new TypeReference<>() {});
          return Tables.FACTS
              .findLive(tx, ids.getFirst())
              .map(fact -> new CorrectedFact(fact, ids.size() > 1 ? ids.get(1) : null));
        }
      };

  static final Gist<Goal> NEW_GOAL = Gist.named(Tables.GOALS, Goal::goalId);
  static final Gist<Episode> NEW_EPISODE = Gist.named(Tables.EPISODES, Episode::episodeId);

  static final Gist<List<TrackedSkill>> SKILLS =
      Gist.now(tx -> SqliteTrackedSkills.list(tx.db(), tx.user()));
  static final Gist<Gamification> STANDING =
      Gist.now(tx -> SqliteGamification.find(tx.db(), tx.user()));

  /** Of a batch, each; a fact that has gone since is told by its id alone. */
  static final Gist<List<FactUpsert>> FACTS =
      Gist.ofParts(
          new TypeReference<>() {},
          said -> said.stream().map(one -> one.with(null)).toList(),
          (tx, said) ->
              said.stream()
                  .map(one -> one.with(Tables.FACTS.findLive(tx, one.factId()).orElse(null)))
                  .toList());

  /** Without the standing, which is told unless its consent was missing. */
  static final Gist<FinalizeResult> FINISHED =
      Gist.ofParts(
          new TypeReference<>() {},
          result -> result.with(null),
          (tx, result) ->
              result.denied().contains(Gate.PROGRESS.consent())
                  ? result
                  : result.with(SqliteGamification.find(tx.db(), tx.user())));

  private Gists() {}
}
