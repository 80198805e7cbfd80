package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.assessment.FactsSaid;
import dev.usermemory.assessment.Finalization;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.FinalizeResult.Effect;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationUpdate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One assessment being scored inside its transaction, each part under its own consent. */
record AssessmentScoring(SqliteTx tx, SqliteAssessments.Consents consents, Finalization next) {

  /** The first time. */
  FinalizeResult store() {
    return apply(null, Effect.STORED);
  }

  /** In place of what the same assessment left before. */
  FinalizeResult replace(AssessmentRecord earlier) {
    return apply(earlier, Effect.REPLACED);
  }

  /** Nothing changes, but that a higher revision of the same content is noted. */
  FinalizeResult known(AssessmentRecord earlier, Effect effect) {
    Long revision = next.revision();
    Long known = earlier.revision();
    if (effect == Effect.DUPLICATE && revision != null && (known == null || revision > known)) {
      Tables.ASSESSMENTS.put(tx, earlier.withRevision(revision));
    }
    return new FinalizeResult(
        effect,
        earlier.verdict(),
        consents.memory() ? liveEpisode() : null,
        earlier.factIds().size(),
        earlier.rollups().size(),
        standing(),
        consents.denied());
  }

  private @Nullable String liveEpisode() {
    return Tables.SESSION_PARTS.findLive(tx, next.sessionId(), next.groupId()).isPresent()
        ? SessionEpisode.id(tx.user(), next.sessionId())
        : null;
  }

  private @Nullable Gamification standing() {
    return consents.progress() ? SqliteGamification.find(tx.db(), tx.user()) : null;
  }

  private FinalizeResult apply(@Nullable AssessmentRecord earlier, Effect effect) {
    var back = new TakenBack(tx);
    List<String> factIds = earlier == null ? List.of() : earlier.factIds();
    FactsSaid said = null;
    if (consents.memory()) {
      said = remember(back, earlier);
      factIds = next.facts().stream().map(FactDraft::factId).distinct().toList();
    }
    AssessmentRecord record = AssessmentRecord.of(next, earlier, factIds, tx.nowMs());
    if (consents.progress()) {
      record = record.counting(next, advance(back, earlier));
    }
    Tables.ASSESSMENTS.put(tx, record);
    return new FinalizeResult(
        effect,
        next.verdict(),
        consents.memory() ? liveEpisode() : null,
        consents.memory() ? factIds.size() : 0,
        consents.progress() ? next.rollups().size() : 0,
        standing(),
        consents.denied(),
        said);
  }

  /** What was said before and is said again stays as it is: nothing is said twice. */
  private @Nullable FactsSaid remember(TakenBack back, @Nullable AssessmentRecord earlier) {
    Set<String> saidBefore = Set.of();
    if (earlier != null) {
      back.facts(earlier, next.facts().stream().map(FactDraft::factId).collect(Collectors.toSet()));
      saidBefore = new HashSet<>(earlier.factIds());
    }
    Set<String> kept = saidBefore;
    List<FactUpsert> said =
        SqliteFacts.upsert(
            tx,
            next.facts().stream()
                .filter(d ->
                    !kept.contains(d.factId()) || Tables.FACTS.findLive(tx, d.factId()).isEmpty())
                .toList());
    next.fadedFactIds().forEach(id -> SqliteFacts.takeBack(tx, id));
    SessionPart part = next.part();
    if (part != null) {
      SqliteSessionEpisodes.put(tx, part);
    } else {
      SqliteSessionEpisodes.remove(tx, next.sessionId(), next.groupId());
    }
    return FactsSaid.of(said);
  }

  /** The season that the points count for, if there is one. */
  private @Nullable String advance(TakenBack back, @Nullable AssessmentRecord earlier) {
    if (earlier != null) {
      back.progress(earlier);
    }
    next.rollups().forEach(rollup -> SqliteProgress.add(tx, rollup));
    GamificationUpdate activity = next.activity();
    return activity == null ? null : SqliteGamification.apply(tx, activity).seasonId();
  }
}
