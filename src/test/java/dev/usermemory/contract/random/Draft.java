package dev.usermemory.contract.random;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact draft but for user and time. */
record Draft(
    FactKind kind,
    String text,
    List<String> tags,
    @Nullable String skillId,
    double weight,
    long agoMs,
    @Nullable Long expiresInMs,
    @Nullable String slot,
    boolean pinned) {

  static Draft of(Draw draw) {
    return new Draft(
        draw.pick(FactKind.values()),
        draw.text(),
        List.of(draw.name()),
        draw.maybe(draw.name()),
        1 + draw.below(90) / 10.0,
        draw.below(3) * Draw.MINUTE_MS,
        draw.maybe(4 * Draw.MINUTE_MS),
        draw.oneIn(3) ? draw.name() : null,
        draw.oneIn(6));
  }

  String id(UserId user) {
    return FactIds.of(user, kind, skillId, text);
  }

  FactDraft at(UserId user, long nowMs) {
    return new FactDraft(
        id(user),
        kind,
        text,
        tags,
        skillId,
        weight,
        kind.defaultDecayMs(),
        nowMs - agoMs,
        Draw.plus(nowMs, expiresInMs),
        "api",
        null,
        slot,
        pinned);
  }
}
