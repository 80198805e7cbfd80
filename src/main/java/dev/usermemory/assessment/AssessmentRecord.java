package dev.usermemory.assessment;

import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That an assessment was counted and what it left, without a word of it: ids, numbers and hashes.
 * It is kept as long as what it counts, so that a repetition is known and another score can replace
 * it.
 *
 * @param dateYYYYMMDD the day of its rollups and points, null when it has none
 * @param xp what it earned, 0 or more
 * @param factIds what it said
 */
public record AssessmentRecord(
    String sessionId,
    String groupId,
    String contentHash,
    @Nullable Long revision,
    Verdict verdict,
    @Nullable String dateYYYYMMDD,
    @Nullable String seasonId,
    long xp,
    List<String> factIds,
    List<RollupShare> rollups,
    long updatedAtMs) {

  public AssessmentRecord {
    factIds = List.copyOf(factIds);
    rollups = List.copyOf(rollups);
  }

  /**
   * What a finalization leaves, before its progress is counted.
   *
   * @param earlier what it replaces, whose progress stays counted until then
   */
  public static AssessmentRecord of(
      Finalization next, @Nullable AssessmentRecord earlier, List<String> factIds, long nowMs) {
    return new AssessmentRecord(
        next.sessionId(),
        next.groupId(),
        next.contentHash(),
        next.revision() != null || earlier == null ? next.revision() : earlier.revision,
        next.verdict(),
        earlier == null ? null : earlier.dateYYYYMMDD,
        earlier == null ? null : earlier.seasonId,
        earlier == null ? 0 : earlier.xp,
        factIds,
        earlier == null ? List.of() : earlier.rollups,
        nowMs);
  }

  /** The same, with the progress of the finalization. */
  public AssessmentRecord counting(Finalization next, @Nullable String season) {
    GamificationUpdate activity = next.activity();
    return new AssessmentRecord(
        sessionId,
        groupId,
        contentHash,
        revision,
        verdict,
        activity == null ? null : activity.dateYYYYMMDD(),
        season,
        activity == null ? 0 : Math.max(0, activity.xpDelta()),
        factIds,
        next.rollups().stream().map(RollupShare::of).toList(),
        updatedAtMs);
  }

  public AssessmentRecord withRevision(long higher) {
    return new AssessmentRecord(
        sessionId,
        groupId,
        contentHash,
        higher,
        verdict,
        dateYYYYMMDD,
        seasonId,
        xp,
        factIds,
        rollups,
        updatedAtMs);
  }

  /**
   * The same, once a skill has another id.
   *
   * @param days on which its rollups are of the other id now
   * @param renamedFacts the ids that its facts have now, by their former ones
   */
  public AssessmentRecord renamed(
      SkillRename skill, Set<String> days, Map<String, String> renamedFacts) {
    boolean joined = dateYYYYMMDD != null && days.contains(dateYYYYMMDD);
    return new AssessmentRecord(
        sessionId,
        groupId,
        contentHash,
        revision,
        verdict,
        dateYYYYMMDD,
        seasonId,
        xp,
        factIds.stream().map(id -> renamedFacts.getOrDefault(id, id)).distinct().toList(),
        joined ? rollups.stream().map(share -> share.renamed(skill)).toList() : rollups,
        updatedAtMs);
  }

  /**
   * How a finalization of the same assessment relates to this one: whether it says something new.
   */
  public Standing standing(Finalization next) {
    if (contentHash.equals(next.contentHash())) {
      return Standing.SAME;
    }
    Long stored = revision;
    Long given = next.revision();
    int order = stored == null || given == null ? 0 : Long.compare(given, stored);
    if (order < 0) {
      return Standing.OLDER;
    }
    boolean worse = verdict == Verdict.LEARNED && next.verdict() != Verdict.LEARNED;
    return worse && order == 0 ? Standing.OLDER : Standing.NEWER;
  }

  /** How another finalization of the same assessment relates to this one. */
  public enum Standing {
    SAME,
    OLDER,
    NEWER
  }
}
