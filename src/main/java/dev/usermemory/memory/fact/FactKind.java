package dev.usermemory.memory.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** What a fact is about, with the half-life it has when the caller names none. */
public enum FactKind {
  @JsonProperty("preference")
  PREFERENCE(Duration.ofDays(180)),
  @JsonProperty("bio")
  BIO(Duration.ofDays(365)),
  @JsonProperty("constraint")
  CONSTRAINT(Duration.ofDays(180)),
  @JsonProperty("achievement")
  ACHIEVEMENT(Duration.ofDays(90)),
  @JsonProperty("skill_hint")
  SKILL_HINT(Duration.ofDays(30));

  private final Duration halfLife;

  FactKind(Duration halfLife) {
    this.halfLife = halfLife;
  }

  public long defaultDecayMs() {
    return halfLife.toMillis();
  }

  /** The name in the API, in Convex and in SQLite, such as {@code skill_hint}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static FactKind ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
  }
}
