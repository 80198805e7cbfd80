package dev.usermemory.context.assembly;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as a store gave it, to be told only what has changed since.
 *
 * @param text what was asked then
 */
public record KnownSnapshot(Revision revision, ContextSnapshot snapshot, @Nullable String text) {

  /** Whether there is nothing more to find for this text, while the revision is current. */
  public boolean serves(@Nullable String asked) {
    return snapshot.complete() || Objects.equals(text, asked);
  }

  /** The same when nothing of the snapshot has changed until this revision. */
  public KnownSnapshot at(Revision later) {
    return later.equals(revision) ? this : new KnownSnapshot(later, snapshot, text);
  }
}
