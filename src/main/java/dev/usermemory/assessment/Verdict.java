package dev.usermemory.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an assessment is worth. */
public enum Verdict {
  /** It says something about a person. */
  @JsonProperty("learned")
  LEARNED,
  /** It has no level, feedback or criterion. */
  @JsonProperty("empty")
  EMPTY,
  /** It says, or shows, that it could not be made. */
  @JsonProperty("failed")
  FAILED
}
