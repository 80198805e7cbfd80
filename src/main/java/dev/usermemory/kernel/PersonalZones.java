package dev.usermemory.kernel;

import java.time.ZoneId;
import java.util.Optional;

/** Knows in which time zone people live. */
@FunctionalInterface
public interface PersonalZones {

  /** Empty while the person has not said. */
  Optional<ZoneId> zoneOf(UserId user);
}
