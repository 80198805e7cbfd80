package dev.usermemory.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.progress.Gamification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a finished assessment.
 *
 * @param episodeId of its session, null when there is none
 * @param facts how many it said
 * @param rollups how many days of skills it added to
 * @param gamification as stored now, null when the consent {@code progress} is missing
 * @param denied the missing consents, of {@code memory} and {@code progress}, in this order
 * @param said what became of its facts; null when it said none now, and of functions of an older
 *     version
 */
public record FinalizeResult(
    Effect effect,
    Verdict verdict,
    @Nullable String episodeId,
    int facts,
    int rollups,
    @Nullable Gamification gamification,
    List<String> denied,
    @Nullable FactsSaid said) {

  /** Without anything said. */
  public FinalizeResult(
      Effect effect,
      Verdict verdict,
      @Nullable String episodeId,
      int facts,
      int rollups,
      @Nullable Gamification gamification,
      List<String> denied) {
    this(effect, verdict, episodeId, facts, rollups, gamification, denied, null);
  }

  public FinalizeResult {
    denied = List.copyOf(denied);
  }

  public FinalizeResult with(@Nullable Gamification standing) {
    return new FinalizeResult(effect, verdict, episodeId, facts, rollups, standing, denied, said);
  }

  /** How it met what was stored of the same assessment. */
  public enum Effect {
    @JsonProperty("stored")
    STORED,
    /** It had been scored before, and that went. */
    @JsonProperty("replaced")
    REPLACED,
    /** It had been stored before. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** What is stored is newer. */
    @JsonProperty("outdated")
    OUTDATED,
    /** Consents forbid all of it. */
    @JsonProperty("denied")
    DENIED
  }
}
