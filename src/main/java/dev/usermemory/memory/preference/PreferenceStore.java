package dev.usermemory.memory.preference;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps preferences, one document per user; no consent gates them. */
public interface PreferenceStore {

  /** {@code extra} is at most this long as JSON text, in UTF-8 bytes. */
  int MAX_EXTRA_BYTES = 16_384;

  Optional<Preferences> findPreferences(UserId user);

  /**
   * Merges a patch (RFC 7396) into the stored document, or into the empty one: an absent member
   * stays, null clears, {@code extra} merges recursively. {@code updatedAt} becomes the later of
   * now and one more than before.
   *
   * @param patch members of {@link Preferences} but {@code updatedAt}, in JSON types, already valid
   *     one by one
   * @throws dev.usermemory.kernel.LimitExceededException for field {@code extra} when the merged
   *     member is longer than {@link #MAX_EXTRA_BYTES}
   */
  Outcome<Preferences> patchPreferences(
      Write write, Map<String, @Nullable Object> patch, Precondition precondition);
}
