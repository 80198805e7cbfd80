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
        ? episodeId()
        : null;
  }

  private String episodeId() {
    return SessionEpisode.id(tx.user(), next.sessionId());
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
    Gamification standing = null;
    if (consents.progress()) {
      standing = advance(back, earlier);
      record = record.counting(next, next.activity() == null ? null : standing.seasonId());
    }
    Tables.ASSESSMENTS.put(tx, record);
    return new FinalizeResult(
        effect,
        next.verdict(),
        consents.memory() && leavesPart() ? episodeId() : null,
        consents.memory() ? factIds.size() : 0,
        consents.progress() ? next.rollups().size() : 0,
        standing,
        consents.denied(),
        said);
  }

  private boolean leavesPart() {
    SessionPart part = next.part();
    Long expiresAtMs = part == null ? null : part.expiresAtMs();
    return part != null && (expiresAtMs == null || expiresAtMs > tx.nowMs());
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

  /** The standing after it. */
  private Gamification advance(TakenBack back, @Nullable AssessmentRecord earlier) {
    if (earlier != null) {
      back.progress(earlier);
    }
    next.rollups().forEach(rollup -> SqliteProgress.add(tx, rollup));
    GamificationUpdate activity = next.activity();
    return activity == null
        ? SqliteGamification.find(tx.db(), tx.user())
        : SqliteGamification.apply(tx, activity);
  }
}
