package dev.usermemory.store.convex;

import dev.usermemory.store.convex.ConvexReply.Answer;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;

/**
 * Calls for somebody who waits and will not ask again: tried until there is an answer or the
 * patience ends, whatever the breaker says. A place is held by an attempt only, not in its pauses,
 * so that many who wait leave room for others.
 */
final class PatientCalls {

  /** Long enough for Convex to breathe, short enough to notice at once that it is back. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final ConvexAttempts attempts;
  private final Admission admission;
  private final Duration attemptTimeout;
  private final IntervalFunction pauses;

  PatientCalls(ConvexAttempts attempts, Admission admission, ConvexProperties properties) {
    this.attempts = attempts;
    this.admission = admission;
    this.attemptTimeout = properties.attemptTimeout();
    this.pauses =
        IntervalFunction.ofExponentialRandomBackoff(properties.backoff(), 2.0, 0.5, LONGEST_PAUSE);
  }

  /**
   * @throws RuntimeException what the last attempt failed with, as Reactor throws it
   * @throws TimeoutException when no time is left for an attempt
   */
  Answer call(ConvexCall call, Patience patience) throws InterruptedException, TimeoutException {
    for (int failures = 1; ; failures++) {
      try {
        return attempt(call, patience);
      } catch (RuntimeException e) {
        Duration pause = Duration.ofMillis(pauses.apply(failures));
        if (!ConvexResilience.mayPass(Exceptions.unwrap(e))
            || patience.left().compareTo(pause) <= 0) {
          throw e;
        }
        Thread.sleep(pause);
      }
    }
  }

  private Answer attempt(ConvexCall call, Patience patience)
      throws InterruptedException, TimeoutException {
    try (var _ = admission.enter(call, patience.left())) {
      return Objects.requireNonNull(attempts.insist(call, limit(patience)).block());
    }
  }

  /**
   * Half of the patience, where that is longer than what everybody gets: a request makes two calls,
   * and answers that take two seconds are late, but not lost.
   */
  private Duration limit(Patience patience) throws TimeoutException {
    Duration left = patience.left();
    if (!left.isPositive()) {
      throw new TimeoutException();
    }
    return shorter(left, longer(patience.whole().dividedBy(2), attemptTimeout));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
