package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an assessment added to a day of a skill.
 *
 * @param medals hashes of the labels, as are {@code errors}
 */
public record RollupShare(
    String skillId,
    long samples,
    double levelSum,
    long xpEarned,
    List<String> medals,
    List<String> errors,
    long tokensIn,
    long tokensOut,
    double costUsd,
    long latencyMsTotal) {

  private static final int LABEL_DIGITS = 16;

  public RollupShare {
    levelSum += 0.0; // -0.0 is 0
    costUsd += 0.0;
    medals = List.copyOf(medals);
    errors = List.copyOf(errors);
  }

  public static RollupShare of(DailyRollup added) {
    return new RollupShare(
        added.skillId(),
        added.samples(),
        added.levelSum(),
        added.xpEarned(),
        added.medals().stream().map(RollupShare::hash).toList(),
        added.errors().stream().map(RollupShare::hash).toList(),
        added.tokensIn(),
        added.tokensOut(),
        added.costUsd(),
        added.latencyMsTotal());
  }

  RollupShare renamed(SkillRename skill) {
    return new RollupShare(
        skillId.equals(skill.from()) ? skill.to() : skillId,
        samples,
        levelSum,
        xpEarned,
        medals,
        errors,
        tokensIn,
        tokensOut,
        costUsd,
        latencyMsTotal);
  }

  /**
   * What is left of a day without this share.
   *
   * @param alsoOf other shares of the day and skill, whose labels stay
   * @return empty when nothing is left
   */
  public Optional<DailyRollup> takenFrom(DailyRollup day, List<RollupShare> alsoOf, long nowMs) {
    var left =
        new DailyRollup(
                day.dateYYYYMMDD(),
                day.skillId(),
                Math.max(0, day.samples() - samples),
                day.samples() <= samples ? 0 : Math.max(0, day.levelSum() - levelSum),
                Math.max(0, day.xpEarned() - xpEarned),
                without(day.medals(), medals, alsoOf, RollupShare::medals),
                without(day.errors(), errors, alsoOf, RollupShare::errors),
                Math.max(0, day.tokensIn() - tokensIn),
                Math.max(0, day.tokensOut() - tokensOut),
                Math.max(0, day.costUsd() - costUsd),
                Math.max(0, day.latencyMsTotal() - latencyMsTotal),
                nowMs)
            .normalised();
    return isNothing(left) ? Optional.empty() : Optional.of(left);
  }

  private static List<String> without(
      List<String> labels,
      List<String> taken,
      List<RollupShare> alsoOf,
      Function<RollupShare, List<String>> hashes) {
    var gone = new HashSet<>(taken);
    alsoOf.forEach(other -> gone.removeAll(hashes.apply(other)));
    return labels.stream().filter(label -> !gone.contains(hash(label))).toList();
  }

  private static boolean isNothing(DailyRollup day) {
    boolean counts =
        day.samples() > 0
            || day.xpEarned() > 0
            || day.tokensIn() > 0
            || day.tokensOut() > 0
            || day.costUsd() > 0
            || day.latencyMsTotal() > 0;
    return !counts && day.medals().isEmpty() && day.errors().isEmpty();
  }

  /** SHA-256 of the normal form, 16 hex digits: the day may have another spelling. */
  public static String hash(String label) {
    return Sha256.hex(LABEL_DIGITS, Labels.normalForm(label));
  }
}
