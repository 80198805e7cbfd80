package dev.usermemory.http;

import org.jspecify.annotations.Nullable;

/**
 * Nothing was read or stored, for want of a consent or of a person.
 *
 * @param stored false after a write, absent after a read
 */
record Denied(@Nullable Boolean stored, String reason, @Nullable String consent) {

  static final String REASON = "consent_denied";
  static final String NOBODY = "anonymous_user";

  static Denied write(String consent) {
    return new Denied(false, REASON, consent);
  }

  static Denied read(String consent) {
    return new Denied(null, REASON, consent);
  }

  static Denied nobody() {
    return new Denied(false, NOBODY, null);
  }
}
