package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.Retention;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what a finished assessment adds to a person's memory. Pure: the same assessment at the
 * same time gives the same finalization.
 */
final class FinalizationComposer {

  /** An assessment earns this many points, and its levels on top, unless the caller says. */
  static final long BASE_XP = 10;

  static final int MAX_HIGHLIGHTS = 50;

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
   * @param nowMs from which on memory is retained
   */
  Finalization compose(
      Assessment assessment, String day, AssessmentSubject subject, long atMs, long nowMs) {
    var names = SkillNames.of(skillHashSalt, subject.trackedSkillIds());
    List<SkillResult> skills = SkillResult.of(assessment.skills(), names);
    long xp = assessment.xp() != null ? assessment.xp() : defaultXp(skills);
    return new Finalization(
        assessment.sessionId(),
        episode(assessment, subject.userId(), skills, atMs, nowMs),
        facts(assessment, subject.userId(), skills, atMs, nowMs),
        rollups(assessment, day, skills, xp, nowMs),
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

  private Episode episode(
      Assessment assessment, UserId user, List<SkillResult> skills, long atMs, long nowMs) {
    String summary =
        assessment.summaryText() != null
            ? assessment.summaryText()
            : EpisodeSummary.compose(skills);
    return new Episode(
        episodeId(user, assessment),
        assessment.sessionId(),
        assessment.groupId(),
        summary,
        highlights(skills),
        null,
        null,
        atMs,
        retention.episodeExpiryMs(nowMs, null));
  }

  static String episodeId(UserId user, Assessment assessment) {
    return "ep_" + Sha256.hex(32, user.value(), assessment.sessionId(), assessment.groupId());
  }

  /** Feedback, skill by skill. When there is too much, every skill keeps its first ones. */
  private static List<Highlight> highlights(List<SkillResult> skills) {
    record Ranked(int position, int skill, Highlight highlight) {}
    return IntStream.range(0, skills.size())
        .boxed()
        .flatMap(s ->
            IntStream.range(0, skills.get(s).feedback().size())
                .mapToObj(p -> new Ranked(p, s, highlight(skills.get(s), p))))
        .sorted(Comparator.comparingInt(Ranked::position))
        .limit(MAX_HIGHLIGHTS)
        .sorted(Comparator.comparingInt(Ranked::skill))
        .map(Ranked::highlight)
        .toList();
  }

  private static Highlight highlight(SkillResult skill, int position) {
    return new Highlight("feedback", skill.feedback().get(position), skill.skillId(), null);
  }

  private List<FactDraft> facts(
      Assessment assessment, UserId user, List<SkillResult> skills, long atMs, long nowMs) {
    var facts = new CriterionFacts(user, assessment.sessionId(), atMs, nowMs, retention);
    return skills.stream().flatMap(skill -> facts.of(skill).stream()).toList();
  }

  /**
   * One per skill with a level. When no level was measured but usage, medals or errors were
   * reported, the first skill's rollup keeps them, without a sample.
   */
  private static List<DailyRollup> rollups(
      Assessment assessment, String day, List<SkillResult> skills, long xp, long nowMs) {
    List<SkillResult> measured = skills.stream().filter(s -> !s.levels().isEmpty()).toList();
    if (measured.isEmpty() && reportsMore(assessment)) {
      measured = skills.stream().limit(1).toList();
    }
    List<SkillResult> counted = measured;
    var shared = new SharedUsage(assessment, day, xp, Math.max(1, counted.size()));
    return IntStream.range(0, counted.size())
        .mapToObj(i -> shared.rollup(i, counted.get(i).skillId(), counted.get(i).levels(), nowMs))
        .toList();
  }

  private static boolean reportsMore(Assessment assessment) {
    return !assessment.cost().equals(Assessment.Cost.NONE)
        || !assessment.medalsWon().isEmpty()
        || !assessment.errorsMade().isEmpty();
  }
}
