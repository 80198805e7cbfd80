package dev.usermemory.contract.random;

import dev.usermemory.assessment.AssessmentRecord;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportedFactVector;
import dev.usermemory.privacy.transfer.ExportedIdempotency;
import dev.usermemory.privacy.transfer.ExportedSession;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Gamification;
import dev.usermemory.progress.GamificationRules;
import dev.usermemory.progress.RollupMerge;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes exported documents a little, always in the same way for the same seed. */
final class Changes {

  private final Draw draw;

  Changes(long seed) {
    this.draw = new Draw(seed);
  }

  /** Every other document. */
  ExportRecord change(ExportRecord record) {
    return draw.coin() ? new ExportRecord(record.table(), changed(record.document())) : record;
  }

  private Record changed(Record document) {
    return switch (document) {
      case Profile p ->
          new Profile(
              draw.text(), p.email(), "https://a", null, null, p.createdAt(), p.updatedAt());
      case Preferences p ->
          new Preferences(
              draw.coin() ? p.tone() : "dry",
              p.verbosity(),
              p.correctionStyle(),
              p.ttsVoice(),
              p.language(),
              p.extra() == null ? null : reordered(p.extra()),
              p.updatedAt());
      case Consent c ->
          new Consent(
              c.consent(), !c.granted(), "s", null, c.createdAt(), c.updatedAt(), c.expiresAtMs());
      case Goal g ->
          new Goal(
              g.goalId(),
              draw.text(),
              null,
              g.status(),
              5L,
              List.of(),
              g.createdAt(),
              g.updatedAt());
      case TrackedSkill s ->
          new TrackedSkill(
              s.skillId(), 1, 1 + draw.below(3), s.active(), s.createdAt(), s.updatedAt());
      case Fact fact ->
          draw.oneIn(3)
              ? fact.saidBy(List.of("another"))
              : new FactPatch(List.of(), 9.5, null, null, draw.coin()).apply(fact);
      case ExportedFactVector v -> new ExportedFactVector(v.factId(), "m-2", v.vector());
      case Episode e ->
          EpisodeOperations.episode(
              e.episodeId(), null, draw.text(), e.createdAtMs(), e.expiresAtMs());
      case DailyRollup day -> RollupMerge.merge(day, day);
      case Gamification g ->
          GamificationRules.apply(g, ProgressOperations.activity(draw), g.updatedAt());
      case ExportedSession s ->
          new ExportedSession(s.sessionId(), s.lastSeenAtMs() - 1, s.expiresAtMs());
      case ExportedIdempotency key ->
          new ExportedIdempotency(key.key(), key.requestHash() + "x", key.expiresAtMs());
      case SessionPart part ->
          new SessionPart(
              part.sessionId(),
              part.groupId(),
              draw.text(),
              part.highlights(),
              5L,
              part.createdAtMs(),
              part.expiresAtMs());
      case AssessmentRecord record -> record.withRevision(draw.below(9));
      default -> throw new IllegalArgumentException("not a document of any table");
    };
  }

  /** The same members in another order. */
  private static Map<String, Object> reordered(Map<String, Object> members) {
    var reordered = new LinkedHashMap<String, Object>();
    members.keySet().stream()
        .sorted(Comparator.reverseOrder())
        .forEach(name -> reordered.put(name, members.get(name)));
    return reordered;
  }
}
