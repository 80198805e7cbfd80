package dev.usermemory.memory.profile;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.Optional;

/** Keeps profiles, one per user; no consent gates them. */
public interface ProfileStore {

  Optional<Profile> findProfile(UserId user);

  /**
   * Replaces the profile. Of {@code profile}, the times are ignored: {@code createdAt} stays that
   * of the first write, {@code updatedAt} becomes the later of now and one more than before.
   */
  Outcome<Profile> putProfile(Write write, Profile profile, Precondition precondition);
}
