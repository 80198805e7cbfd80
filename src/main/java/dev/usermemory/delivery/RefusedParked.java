package dev.usermemory.delivery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Why parked writes were refused when they were delivered. They stay, are tried again after an
 * hour, in case the rule or the version has changed, and go when they expire or an operator
 * discards them. After a restart the next attempt tells the reason again.
 */
@Component
class RefusedParked {

  static final long PAUSE_MS = 3_600_000;

  /** Those refused longest ago are forgotten first, and are tried again sooner. */
  private static final int MAX = 10_000;

  private final Clock clock;
  private final Map<String, Refused> refused =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refused> eldest) {
          return size() > MAX;
        }
      };

  RefusedParked(Clock clock) {
    this.clock = clock;
  }

  private record Refused(String reason, long atMs) {}

  synchronized void add(String id, String reason) {
    refused.remove(id);
    refused.put(id, new Refused(reason, clock.millis()));
  }

  synchronized boolean isRecent(String id) {
    Refused found = refused.get(id);
    return found != null && clock.millis() - found.atMs() < PAUSE_MS;
  }

  synchronized @Nullable String reason(String id) {
    return Optional.ofNullable(refused.get(id)).map(Refused::reason).orElse(null);
  }
}
