package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.memory.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one read found.
 *
 * @param consented whether the consent {@code memory} is granted; if not, the snapshot is empty,
 *     and must not be kept under the revision: a decision expires without a write
 * @param sessionBound whether the asked session is bound to the user, seen within the last half of
 *     its time to live
 * @param snapshot null when the one that the caller knows is still current
 * @param matches the facts that match the text best, best first, at most {@link #MAX_MATCHES}; none
 *     without a text, when the snapshot has all facts, or when what is known serves the text
 */
public record ContextRead(
    Revision revision,
    boolean consented,
    boolean sessionBound,
    @Nullable ContextSnapshot snapshot,
    List<Fact> matches) {

  public static final int MAX_MATCHES = 100;

  public ContextRead {
    matches = List.copyOf(matches);
  }

  /** With nothing to search for. */
  public ContextRead(
      Revision revision,
      boolean consented,
      boolean sessionBound,
      @Nullable ContextSnapshot snapshot) {
    this(revision, consented, sessionBound, snapshot, List.of());
  }
}
