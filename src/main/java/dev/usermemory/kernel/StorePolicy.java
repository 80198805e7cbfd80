package dev.usermemory.kernel;

/**
 * What the configuration decides about every store operation.
 *
 * @param consentDefault whether a consent counts as granted while the person has not decided
 * @param idempotencyTtlMs how long what came of a write is kept for its repetitions
 * @param sessionTtlMs how long after it was last seen a session still finds its user
 */
public record StorePolicy(boolean consentDefault, long idempotencyTtlMs, long sessionTtlMs) {

  private static final long DAY_MS = 86_400_000L;

  /** Consents granted, what came of writes kept for 24 hours, sessions for 7 days. */
  public static final StorePolicy DEFAULT = new StorePolicy(true, DAY_MS, 7 * DAY_MS);

  /** A session seen before this has less than half of its time left, so it is bound again. */
  public long boundSinceMs(long nowMs) {
    return nowMs - sessionTtlMs / 2;
  }
}
