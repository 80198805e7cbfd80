package dev.usermemory.http;

import org.jspecify.annotations.Nullable;

/**
 * Nothing was read or stored, for want of a consent.
 *
 * @param stored false after a write, absent after a read
 */
record Denied(@Nullable Boolean stored, String reason, String consent) {

  static final String REASON = "consent_denied";

  static Denied write(String consent) {
    return new Denied(false, REASON, consent);
  }

  static Denied read(String consent) {
    return new Denied(null, REASON, consent);
  }
}
