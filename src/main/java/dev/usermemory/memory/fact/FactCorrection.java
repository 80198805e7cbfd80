package dev.usermemory.memory.fact;

import dev.usermemory.kernel.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fact ought to say. The corrected fact is another one, which takes the place of the old:
 * that is kept as history, and does not come back when it is said again.
 *
 * @param text the statement as it is
 * @param patch what changes of its handling with it
 * @param retainedUntilMs when a fact expires that is said now and has no other end
 */
public record FactCorrection(String text, FactPatch patch, long retainedUntilMs) {

  /** Who says what was corrected; also its origin. */
  public static final String SOURCE = "correction";

  /** The id of what the fact is corrected to; its own if it is only spelt anew. */
  public String idFor(UserId user, Fact stored) {
    return FactIds.of(user, stored.kind(), stored.skillId(), text);
  }

  /** The same fact in another spelling. */
  public Fact respelt(Fact stored) {
    return patch.apply(stored).spelt(text);
  }

  /**
   * The corrected fact: so since now, and handled as the old one was. What says it already is
   * reinforced, and no longer corrected itself.
   *
   * @param id of the corrected fact
   * @param said the live fact of that id
   */
  public Fact of(Fact stored, String id, Optional<Fact> said, long nowMs) {
    FactDraft draft = draft(stored, patch.apply(stored), id, nowMs);
    return said.map(fact -> FactRules.reinforce(fact.corrected(null, null), draft))
        .orElseGet(draft::toFact);
  }

  private FactDraft draft(Fact stored, Fact handled, String id, long nowMs) {
    return new FactDraft(
        id,
        stored.kind(),
        text,
        handled.tags(),
        stored.skillId(),
        handled.weight(),
        handled.decayMs(),
        nowMs,
        expiry(stored, handled, nowMs),
        SOURCE,
        stored.sessionId(),
        stored.slot(),
        handled.pinned(),
        nowMs,
        SOURCE);
  }

  /** As of what is said now, unless somebody has named an end before that. */
  private @Nullable Long expiry(Fact stored, Fact handled, long nowMs) {
    if (patch.expiresAtMs() != null || handled.pinned()) {
      return handled.expiresAtMs();
    }
    Long end = stored.expiresAtMs();
    long saidAtMs = Math.max(stored.recordedAtMs(), stored.lastReinforcedAtMs());
    boolean named = end != null && end - saidAtMs < retainedUntilMs - nowMs;
    return named ? end : Long.valueOf(retainedUntilMs);
  }

  /** The old fact: history, which is not pinned and expires. */
  public Fact old(Fact stored, String id, long nowMs) {
    Long end = stored.expiresAtMs();
    return new FactPatch(null, null, null, end == null ? retainedUntilMs : end, false)
        .apply(stored)
        .corrected(nowMs, id);
  }
}
