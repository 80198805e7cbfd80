package dev.usermemory.memory.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a fact's handling; null leaves a component as it is. The text is the fact's identity
 * and cannot be patched: say the new text, in the same slot if it replaces the old one.
 *
 * @param expiresAtMs the new expiry; must be after the write
 */
public record FactPatch(
    @Nullable List<String> tags,
    @Nullable Double weight,
    @Nullable Long decayMs,
    @Nullable Long expiresAtMs,
    @Nullable Boolean pinned) {

  public FactPatch {
    tags = tags == null ? null : List.copyOf(tags);
  }

  public Fact apply(Fact f) {
    return new Fact(
        f.factId(),
        f.kind(),
        f.text(),
        tags != null ? tags : f.tags(),
        f.skillId(),
        weight != null ? weight : f.weight(),
        decayMs != null ? decayMs : f.decayMs(),
        f.createdAtMs(),
        f.lastReinforcedAtMs(),
        expiresAtMs != null ? expiresAtMs : f.expiresAtMs(),
        f.source(),
        f.sessionId(),
        f.slot(),
        pinned != null ? pinned : f.pinned(),
        f.supersededAtMs(),
        f.recordedAtMs(),
        f.origins());
  }
}
