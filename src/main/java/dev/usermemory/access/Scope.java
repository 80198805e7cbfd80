package dev.usermemory.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a token may be good for. */
public enum Scope {
  /** Contexts, sessions, and everything under {@code /v1/mem}. */
  @JsonProperty("memory")
  MEMORY,
  /** Daily progress and gamification. A finalize needs it and {@link #MEMORY}. */
  @JsonProperty("progress")
  PROGRESS,
  /** Exporting, importing and erasing people, and what waits. */
  @JsonProperty("admin")
  ADMIN,
  /** The metrics. */
  @JsonProperty("metrics")
  METRICS,
  /** What a console's page for operators shows: metrics, who is known, how much of whom. */
  @JsonProperty("console")
  CONSOLE;

  /** The name in documents and files, such as {@code memory}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
