package dev.usermemory.access.limit;

import dev.usermemory.access.Caller;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The two policies: per caller, and per person. An end user is the latter. */
@Component
public class RateLimits {

  private final RateLimit callers;
  private final RateLimit users;

  @Autowired
  RateLimits(RateProperties rates) {
    this(rates, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(RateProperties rates, TimeMeter clock) {
    this.callers = new RateLimit("caller", rates.perCaller(), clock);
    this.users = new RateLimit("user", rates.perUser(), clock);
  }

  /**
   * Counts a request.
   *
   * @param user whom it is about, if its path says so
   * @return what refuses it, or else what leaves the least
   */
  public Decision ask(Caller caller, @Nullable String user) {
    if (caller instanceof Caller.EndUser person) {
      return users.ask(person.userId().value());
    }
    Decision byCaller = callers.ask(caller.name());
    if (user == null || !byCaller.allowed()) {
      return byCaller;
    }
    Decision byUser = users.ask(user);
    return !byUser.allowed() || byUser.remaining() < byCaller.remaining() ? byUser : byCaller;
  }
}
