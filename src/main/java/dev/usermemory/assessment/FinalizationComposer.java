package dev.usermemory.assessment;

import dev.usermemory.memory.Retention;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a finished assessment adds to a person's memory. Pure: the same assessment at the
 * same time, with the same known before, gives the same finalization.
 */
final class FinalizationComposer {

  /** An assessment earns this many points, and its levels on top, unless the caller says. */
  static final long BASE_XP = 10;

  private final String skillHashSalt;
  private final Retention retention;

  FinalizationComposer(String skillHashSalt, Retention retention) {
    this.skillHashSalt = skillHashSalt;
    this.retention = retention;
  }

  /**
   * @param day that it counts for, {@code YYYYMMDD}
   * @param atMs when it happened, on that day if it is a past one: the episode and the facts are
   *     dated by it, so that history that is loaded late does not outrank what is newer
   * @param takenAtMs when it was taken, from which on memory is retained
   */
  Finalization compose(
      Assessment assessment, String day, AssessmentSubject subject, long atMs, long takenAtMs) {
    return switch (verdict(assessment)) {
      case FAILED -> nothing(assessment, Verdict.FAILED, null);
      case EMPTY -> nothing(assessment, Verdict.EMPTY, told(assessment, atMs, takenAtMs));
      case LEARNED -> learned(assessment, day, subject, atMs, takenAtMs);
    };
  }

  static Verdict verdict(Assessment assessment) {
    if (assessment.hasFailed()) {
      return Verdict.FAILED;
    }
    return assessment.isEmpty() ? Verdict.EMPTY : Verdict.LEARNED;
  }

  private static Finalization nothing(
      Assessment assessment, Verdict verdict, @Nullable SessionPart part) {
    return new Finalization(
        assessment.sessionId(),
        assessment.groupId(),
        assessment.contentHash(),
        assessment.revision(),
        verdict,
        part,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /** What its caller tells of the session is worth keeping although nothing was assessed. */
  private @Nullable SessionPart told(Assessment assessment, long atMs, long takenAtMs) {
    return assessment.summaryText() == null ? null : part(assessment, List.of(), atMs, takenAtMs);
  }

  private Finalization learned(
      Assessment assessment, String day, AssessmentSubject subject, long atMs, long takenAtMs) {
    var names = SkillNames.of(skillHashSalt, subject.trackedSkillIds());
    List<SkillResult> skills = SkillResult.of(assessment.skills(), names);
    long xp = assessment.xp() != null ? assessment.xp() : defaultXp(skills);
    var facts = new ArrayList<FactDraft>();
    var faded = new ArrayList<String>();
    var drafts =
        FactDrafts.of(
            subject.userId(),
            assessment.sessionId(),
            assessment.groupId(),
            atMs,
            takenAtMs,
            retention);
    collectFacts(drafts, subject, skills, facts, faded);
    return new Finalization(
        assessment.sessionId(),
        assessment.groupId(),
        assessment.contentHash(),
        assessment.revision(),
        Verdict.LEARNED,
        part(assessment, skills, atMs, takenAtMs),
        facts,
        faded,
        rollups(assessment, day, skills, xp, takenAtMs),
        new GamificationUpdate(xp, List.of(), day, null));
  }

  /** {@link #BASE_XP} plus all measured levels, rounded to the nearest whole number. */
  private static long defaultXp(List<SkillResult> skills) {
    return BASE_XP
        + Math.round(
            skills.stream()
                .flatMap(skill -> skill.levels().stream())
                .mapToDouble(Double::doubleValue)
                .sum());
  }

  private SessionPart part(
      Assessment assessment, List<SkillResult> skills, long atMs, long takenAtMs) {
    String summary =
        assessment.summaryText() != null
            ? assessment.summaryText()
            : EpisodeSummary.compose(skills);
    return new SessionPart(
        assessment.sessionId(),
        assessment.groupId(),
        summary,
        FeedbackHighlights.of(skills),
        null,
        atMs,
        retention.episodeExpiryMs(takenAtMs, null));
  }

  private static void collectFacts(
      FactDrafts drafts,
      AssessmentSubject subject,
      List<SkillResult> skills,
      List<FactDraft> facts,
      List<String> faded) {
    var criteria = new CriterionFacts(drafts);
    var feedback = new FeedbackFacts(drafts, subject.known());
    var levels = new LevelFacts(drafts, subject.known());
    for (SkillResult skill : skills) {
      FeedbackFacts.Hints hints = feedback.of(skill);
      facts.addAll(criteria.of(skill));
      facts.addAll(hints.said());
      facts.addAll(levels.of(skill).stream().toList());
      faded.addAll(hints.faded());
    }
  }

  /**
   * One per skill with a level. When no level was measured but usage, medals or errors were
   * reported, the first skill's rollup keeps them, without a sample.
   */
  private static List<DailyRollup> rollups(
      Assessment assessment, String day, List<SkillResult> skills, long xp, long takenAtMs) {
    List<SkillResult> measured = skills.stream().filter(s -> !s.levels().isEmpty()).toList();
    if (measured.isEmpty() && reportsMore(assessment)) {
      measured = skills.stream().filter(SkillResult::isNamed).limit(1).toList();
    }
    List<SkillResult> counted = measured;
    var shared = new SharedUsage(assessment, day, xp, Math.max(1, counted.size()));
    return IntStream.range(0, counted.size())
        .mapToObj(i -> shared.rollup(i, named(counted.get(i)), counted.get(i).levels(), takenAtMs))
        .toList();
  }

  private static String named(SkillResult skill) {
    return Objects.requireNonNull(skill.skillId(), "what has no name has no rollup");
  }

  private static boolean reportsMore(Assessment assessment) {
    return !assessment.cost().equals(Assessment.Cost.NONE)
        || !assessment.medalsWon().isEmpty()
        || !assessment.errorsMade().isEmpty();
  }
}
