package dev.usermemory.memory.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a fact's handling; null leaves a component as it is. The text is the fact's identity:
 * another one is a {@link FactCorrection}.
 *
 * <p>What gets pinned stays, unless an end is named with it; what is unpinned expires again.
 *
 * @param expiresAtMs the new expiry; must be after the write
 * @param retainedUntilMs when a fact expires that is unpinned and has no end
 */
public record FactPatch(
    @Nullable List<String> tags,
    @Nullable Double weight,
    @Nullable Long decayMs,
    @Nullable Long expiresAtMs,
    @Nullable Boolean pinned,
    @Nullable Long retainedUntilMs) {

  public FactPatch {
    tags = tags == null ? null : List.copyOf(tags);
  }

  /** As a caller says it, who knows no retention. */
  public FactPatch(
      @Nullable List<String> tags,
      @Nullable Double weight,
      @Nullable Long decayMs,
      @Nullable Long expiresAtMs,
      @Nullable Boolean pinned) {
    this(tags, weight, decayMs, expiresAtMs, pinned, null);
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
        expiryOf(f),
        f.source(),
        f.sessionId(),
        f.slot(),
        pinned != null ? pinned : f.pinned(),
        f.supersededAtMs(),
        f.recordedAtMs(),
        f.origins(),
        f.correctedBy());
  }

  private @Nullable Long expiryOf(Fact f) {
    if (expiresAtMs != null || pinned == null || pinned == f.pinned()) {
      return expiresAtMs != null ? expiresAtMs : f.expiresAtMs();
    }
    boolean endless = f.expiresAtMs() == null;
    return pinned ? null : endless ? retainedUntilMs : f.expiresAtMs();
  }
}
