package dev.usermemory.memory.profile;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import org.springframework.stereotype.Service;

/** Profiles, the empty one for a user who has none. */
@Service
public class ProfileService {

  static final Profile NONE = new Profile(null, null, null, null, 0, 0);

  private final ProfileStore profiles;

  ProfileService(ProfileStore profiles) {
    this.profiles = profiles;
  }

  public Profile find(UserId user) {
    return profiles.findProfile(user).orElse(NONE);
  }

  public Outcome<Profile> put(Write write, Profile profile, Precondition precondition) {
    return profiles.putProfile(write, profile, precondition);
  }
}
