package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What one read found.
 *
 * @param revision rises with every write to the user's documents, 0 before the first; it is the
 *     later of the write's time and one more than before, so that it never repeats, even after an
 *     erasure
 * @param consented whether the consent {@code memory} is granted; if not, the snapshot is empty,
 *     and must not be kept under the revision: a decision expires without a write
 * @param sessionBound whether the asked session is bound to the user, seen within the last half of
 *     its time to live
 * @param snapshot null when the caller's known revision is still the current one
 */
public record ContextRead(
    long revision, boolean consented, boolean sessionBound, @Nullable ContextSnapshot snapshot) {}
