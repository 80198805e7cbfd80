package dev.usermemory.store.convex;

import java.util.Set;

/**
 * Why Convex did not run a function. Its own code decides, and the status only where there is none
 * that is known: a conflict and an overload are both a 503.
 */
enum Refusal {
  /** Two transactions met in one document, and Convex ran out of attempts at this one. */
  CONFLICT,
  /** We ask more often than the deployment allows. */
  TOO_OFTEN,
  /** Convex, or what stands before it, has too much to do or is late. */
  OVERLOADED,
  /** The key is wrong, revoked or not allowed to do this. */
  KEY,
  /** Anything else: we ask for the wrong thing, or this is not Convex. */
  OTHER;

  /** Codes of Convex that say more than their status, or come with different ones. */
  private static final Set<String> CONFLICTS = Set.of("OptimisticConcurrencyControlFailure");

  private static final Set<String> LIMITS =
      Set.of("TooManyConcurrentRequests", "TooManyWrites", "TooManyWritesInTimePeriod");

  private static final Set<String> OVERLOADS =
      Set.of(
          "CommitterFullError",
          "ExecuteFullError",
          "ExpiredInQueue",
          "ServiceUnavailable",
          "SystemTimeoutError",
          "WorkerOverloaded");

  private static final Set<String> KEYS = Set.of("BadAdminKey");

  /**
   * Timeout, too early and overload. Of these only 408 may have committed; every mutation carries
   * keys, so that repeating it is safe.
   */
  private static final Set<Integer> BUSY = Set.of(408, 425, 503);

  /**
   * @param code empty when the answer has none, as that of a proxy
   */
  static Refusal of(int status, String code) {
    if (CONFLICTS.contains(code)) {
      return CONFLICT;
    }
    if (LIMITS.contains(code)) {
      return TOO_OFTEN;
    }
    if (OVERLOADS.contains(code)) {
      return OVERLOADED;
    }
    return KEYS.contains(code) ? KEY : ofStatus(status, !code.isEmpty());
  }

  private static Refusal ofStatus(int status, boolean fromConvex) {
    if (status == 429) {
      return TOO_OFTEN;
    }
    if (BUSY.contains(status)) {
      return OVERLOADED;
    }
    return fromConvex && (status == 401 || status == 403) ? KEY : OTHER;
  }

  /** Whether Convex means this to be tried again. */
  boolean isRetryable() {
    return switch (this) {
      case CONFLICT, TOO_OFTEN, OVERLOADED -> true;
      case KEY, OTHER -> false;
    };
  }

  /** Whether others were faster, or we are too fast; Convex itself is well. */
  boolean isContention() {
    return this == CONFLICT || this == TOO_OFTEN;
  }
}
