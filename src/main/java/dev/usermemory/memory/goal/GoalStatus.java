package dev.usermemory.memory.goal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a goal stands; only active goals are part of a context. */
public enum GoalStatus {
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("paused")
  PAUSED,
  @JsonProperty("completed")
  COMPLETED;

  /** The name in the API, in Convex and in SQLite. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static GoalStatus ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
  }
}
