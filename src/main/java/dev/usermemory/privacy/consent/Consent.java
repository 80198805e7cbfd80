package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.LimitExceededException;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision. An expired one counts as not made.
 *
 * @param consent its name; those of {@link Gate} decide about data, others are only kept
 * @param scope free text of the caller's own
 * @param version of the terms consented to
 */
public record Consent(
    String consent,
    boolean granted,
    @Nullable String scope,
    @Nullable String version,
    long createdAt,
    long updatedAt,
    @Nullable Long expiresAtMs) {

  /**
   * As it is stored in place of another, whose creation it keeps unless that has expired; its own
   * times of writing are ignored.
   */
  public Consent replacing(@Nullable Consent stored, long nowMs) {
    long created = stored != null && stored.isLive(nowMs) ? stored.createdAt : nowMs;
    return new Consent(consent, granted, scope, version, created, nowMs, expiresAtMs);
  }

  private boolean isLive(long nowMs) {
    return expiresAtMs == null || nowMs < expiresAtMs;
  }

  /**
   * Refuses the decision that would be one too many.
   *
   * @param decided how many unexpired ones there are
   */
  public static void checkRoom(int decided) {
    if (decided >= ConsentStore.MAX_CONSENTS) {
      throw new LimitExceededException("consents", ConsentStore.MAX_CONSENTS);
    }
  }
}
