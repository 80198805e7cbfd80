package dev.usermemory.memory.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored fact, for tests that care about few of its members. */
public final class SampleFact {

  private final String factId;
  private final String text;
  private FactKind kind = FactKind.BIO;
  private List<String> tags = List.of();
  private @Nullable String skillId;
  private double weight = 1;
  private long decayMs = 1_000_000_000;
  private long createdAtMs;
  private long lastReinforcedAtMs;
  private @Nullable Long expiresAtMs;
  private @Nullable String sessionId;
  private boolean pinned;
  private @Nullable Long supersededAtMs;

  public SampleFact(String factId, String text) {
    this.factId = factId;
    this.text = text;
  }

  public SampleFact kind(FactKind value) {
    kind = value;
    return this;
  }

  public SampleFact skill(@Nullable String value) {
    skillId = value;
    return this;
  }

  public SampleFact tags(String... values) {
    tags = List.of(values);
    return this;
  }

  /**
   * @param halfLifeMs 1 or more
   */
  public SampleFact weight(double value, long halfLifeMs) {
    weight = value;
    decayMs = halfLifeMs;
    return this;
  }

  /** Said then, and not again. */
  public SampleFact at(long ms) {
    createdAtMs = ms;
    lastReinforcedAtMs = ms;
    return this;
  }

  public SampleFact reinforced(long ms) {
    lastReinforcedAtMs = ms;
    return this;
  }

  public SampleFact expires(@Nullable Long ms) {
    expiresAtMs = ms;
    return this;
  }

  public SampleFact session(@Nullable String value) {
    sessionId = value;
    return this;
  }

  public SampleFact pinned(boolean value) {
    pinned = value;
    return this;
  }

  public SampleFact superseded(long ms) {
    supersededAtMs = ms;
    return this;
  }

  public Fact fact() {
    return new Fact(
        factId,
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        expiresAtMs,
        "api",
        sessionId,
        null,
        pinned,
        supersededAtMs);
  }
}
