package dev.usermemory.memory.profile;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.Precondition;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import org.springframework.stereotype.Service;

/** Profiles, the empty one for a user who has none. */
@Service
class ProfileService {

  static final Profile NONE = new Profile(null, null, null, null, 0, 0);

  private final ProfileStore profiles;

  ProfileService(ProfileStore profiles) {
    this.profiles = profiles;
  }

  Profile find(UserId user) {
    return profiles.findProfile(user).orElse(NONE);
  }

  Outcome<Profile> put(Write write, Profile profile, Precondition precondition) {
    return profiles.putProfile(write, profile, precondition);
  }
}
