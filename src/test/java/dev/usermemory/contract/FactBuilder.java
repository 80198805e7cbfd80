package dev.usermemory.contract;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactOrigins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts a fact as a caller who names little else than its text. */
final class FactBuilder {

  private final UserId user;
  private final String text;
  private FactKind kind = FactKind.BIO;
  private List<String> tags = List.of();
  private @Nullable String skillId;
  private double weight = 1;
  private long decayMs = 60_000;
  private long createdAtMs = StoreAspect.NOW;
  private @Nullable Long expiresAtMs = StoreAspect.NOW + StoreAspect.DAY;
  private String source = "api";
  private @Nullable String sessionId;
  private @Nullable String slot;
  private boolean pinned;
  private @Nullable String origin;

  FactBuilder(UserId user, String text) {
    this.user = user;
    this.text = text;
  }

  FactBuilder kind(FactKind value) {
    kind = value;
    return this;
  }

  FactBuilder tags(String... values) {
    tags = List.of(values);
    return this;
  }

  FactBuilder skill(String value) {
    skillId = value;
    return this;
  }

  FactBuilder weight(double value) {
    weight = value;
    return this;
  }

  FactBuilder decay(long value) {
    decayMs = value;
    return this;
  }

  FactBuilder at(long value) {
    createdAtMs = value;
    return this;
  }

  FactBuilder expires(@Nullable Long value) {
    expiresAtMs = value;
    return this;
  }

  FactBuilder source(String value) {
    source = value;
    return this;
  }

  FactBuilder session(String value) {
    sessionId = value;
    return this;
  }

  FactBuilder origin(String value) {
    origin = value;
    return this;
  }

  FactBuilder slot(@Nullable String value) {
    slot = value;
    return this;
  }

  FactBuilder pinned() {
    pinned = true;
    return this;
  }

  /** As it is stored after a while: the builder says what it is, not what was said. */
  Fact kept(long lastReinforcedAtMs, @Nullable Long supersededAtMs) {
    return new Fact(
        FactIds.of(user, kind, skillId, text),
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        lastReinforcedAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        supersededAtMs);
  }

  FactDraft draft() {
    return new FactDraft(
        FactIds.of(user, kind, skillId, text),
        kind,
        text,
        tags,
        skillId,
        weight,
        decayMs,
        createdAtMs,
        expiresAtMs,
        source,
        sessionId,
        slot,
        pinned,
        createdAtMs,
        origin != null ? origin : FactOrigins.of(source, sessionId));
  }
}
