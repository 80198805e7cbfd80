package dev.usermemory.memory.profile;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PersonalZones;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import dev.usermemory.kernel.validation.TimeZoneValidator;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Profiles, the empty one for a user who has none. */
@Service
public class ProfileService implements PersonalZones {

  static final Profile NONE = new Profile(null, null, null, null, null, 0, 0);

  private final ProfileStore profiles;
  private final Writes writes;

  ProfileService(ProfileStore profiles, Clock clock) {
    this.profiles = profiles;
    this.writes = new Writes(clock);
  }

  public Profile find(UserId user) {
    return profiles.findProfile(user).orElse(NONE);
  }

  /** A name that this platform's time zone database does not know counts as none. */
  @Override
  public Optional<ZoneId> zoneOf(UserId user) {
    return Optional.ofNullable(find(user).timeZone()).flatMap(TimeZoneValidator::find);
  }

  /** Replaces the profile, if the stored one is as expected. */
  public Outcome<Profile> put(
      UserId user, CallerKey key, ProfileContent content, Precondition precondition) {
    Write write = writes.begin(user, key, WriteOperation.PUT_PROFILE, List.of(), content);
    return profiles.putProfile(write, content.toProfile(write.nowMs()), precondition);
  }
}
