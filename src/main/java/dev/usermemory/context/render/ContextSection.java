package dev.usermemory.context.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The parts of a context, in the order in which they are rendered. */
public enum ContextSection {
  @JsonProperty("profile")
  PROFILE,
  @JsonProperty("preferences")
  PREFERENCES,
  @JsonProperty("goals")
  GOALS,
  /** Pinned facts first. */
  @JsonProperty("facts")
  FACTS,
  @JsonProperty("episodes")
  EPISODES;

  /** The name in the API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
