package dev.usermemory.privacy;

import dev.usermemory.store.Outcome;
import dev.usermemory.store.UserId;
import dev.usermemory.store.Write;
import java.util.List;

/** Keeps consents. */
public interface ConsentStore {

  /** A user has at most this many decisions. */
  int MAX_CONSENTS = 50;

  /** Unexpired decisions by name ascending. */
  List<Consent> listConsents(UserId user, long nowMs);

  /**
   * Creates or replaces a decision, keeping its {@code createdAt}; {@code updatedAt} becomes now.
   * Throws {@link dev.usermemory.store.LimitExceededException} for field {@code consents}.
   */
  Outcome<Consent> putConsent(Write write, Consent consent);
}
