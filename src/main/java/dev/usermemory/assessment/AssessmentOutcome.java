package dev.usermemory.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What became of a reported assessment, in one word. */
public enum AssessmentOutcome {
  @JsonProperty("stored")
  STORED,
  @JsonProperty("replaced")
  REPLACED,
  @JsonProperty("duplicate")
  DUPLICATE,
  @JsonProperty("outdated")
  OUTDATED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("empty")
  EMPTY,
  @JsonProperty("denied")
  DENIED,
  /** It waits until its session is known. */
  @JsonProperty("parked")
  PARKED,
  /** It waits until the store is back. */
  @JsonProperty("queued")
  QUEUED,
  /** A rule refused it. */
  @JsonProperty("refused")
  REFUSED,
  /** The store failed at it, and it could not be kept either. */
  @JsonProperty("unavailable")
  UNAVAILABLE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * That there was nothing to learn says more than whether it came before.
   *
   * @param replayed whether nothing changed now
   */
  static AssessmentOutcome of(FinalizeResult result, boolean replayed) {
    return switch (result.effect()) {
      case DENIED -> DENIED;
      case OUTDATED -> OUTDATED;
      case STORED, REPLACED, DUPLICATE ->
          switch (result.verdict()) {
            case FAILED -> FAILED;
            case EMPTY -> EMPTY;
            case LEARNED -> learned(result, replayed);
          };
    };
  }

  private static AssessmentOutcome learned(FinalizeResult result, boolean replayed) {
    if (replayed || result.effect() == FinalizeResult.Effect.DUPLICATE) {
      return DUPLICATE;
    }
    return result.effect() == FinalizeResult.Effect.REPLACED ? REPLACED : STORED;
  }
}
