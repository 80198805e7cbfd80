package dev.usermemory.http;

/** Nothing was stored, for want of a consent. */
public record DeniedWrite(boolean stored, String reason, String consent) {

  public static final String REASON = "consent_denied";

  static DeniedWrite of(String consent) {
    return new DeniedWrite(false, REASON, consent);
  }
}
