package dev.usermemory.store.sqlite;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.memory.SameAssessment;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionEpisode;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactOrigins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What assessments have left beside something that came from them. */
record SqliteLeftByAssessments(SqliteTx tx) {

  SameAssessment besidesFact(String factId) {
    Fact fact =
        Tables.FACTS
            .findLive(tx, factId)
            .orElseThrow(() -> new NotFoundException("There is no such fact."));
    List<AssessmentRecord> records =
        fact.origins().stream()
            .flatMap(origin -> SqliteForgetting.saidBy(tx, origin).stream())
            .toList();
    return of(records, factId, null);
  }

  SameAssessment besidesEpisode(String episodeId) {
    Episode episode =
        Tables.EPISODES
            .findLive(tx, episodeId)
            .orElseThrow(() -> new NotFoundException("There is no such episode."));
    String session = episode.sessionId();
    return session != null && SessionEpisode.id(tx.user(), session).equals(episodeId)
        ? of(SqliteForgetting.recordsOf(tx, session), null, episodeId)
        : SameAssessment.NONE;
  }

  private SameAssessment of(
      List<AssessmentRecord> records, @Nullable String factId, @Nullable String episodeId) {
    Map<Boolean, List<Fact>> facts = factsOf(records, factId);
    List<Fact> own = facts.getOrDefault(true, List.of());
    return new SameAssessment(
        records.size(),
        own.size(),
        own.stream().map(Fact::factId).limit(SameAssessment.MAX_IDS).toList(),
        facts.getOrDefault(false, List.of()).size(),
        records.stream()
            .map(record -> SessionEpisode.id(tx.user(), record.sessionId()))
            .distinct()
            .filter(id -> !id.equals(episodeId) && Tables.EPISODES.findLive(tx, id).isPresent())
            .limit(SameAssessment.MAX_EPISODES)
            .toList(),
        records.stream().mapToLong(record -> record.rollups().size()).sum(),
        records.stream().mapToLong(AssessmentRecord::xp).sum());
  }

  /** Whether nobody else has said them. */
  private Map<Boolean, List<Fact>> factsOf(
      List<AssessmentRecord> records, @Nullable String without) {
    Set<String> origins =
        records.stream()
            .map(record -> FactOrigins.ofAssessment(record.sessionId(), record.groupId()))
            .collect(Collectors.toSet());
    return records.stream()
        .flatMap(record -> record.factIds().stream())
        .distinct()
        .filter(id -> !id.equals(without))
        .limit(SameAssessment.MAX_FACTS)
        .flatMap(id -> Tables.FACTS.findLive(tx, id).stream())
        .collect(Collectors.partitioningBy(fact -> origins.containsAll(fact.origins())));
  }
}
