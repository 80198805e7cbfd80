package dev.usermemory.privacy.consent;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;

/** Keeps consents. */
public interface ConsentStore {

  /** A user has at most this many decisions. */
  int MAX_CONSENTS = 50;

  /** Unexpired decisions by name ascending. */
  List<Consent> listConsents(UserId user, long nowMs);

  /**
   * Creates or replaces a decision. Of {@code consent}, the times of writing are ignored: {@code
   * createdAt} stays that of the first write while it is not expired, {@code updatedAt} becomes
   * now. Throws {@link dev.usermemory.kernel.LimitExceededException} for field {@code consents}.
   */
  Outcome<Consent> putConsent(Write write, Consent consent);
}
