package dev.usermemory.privacy.erasure;

/** Remembers, over restarts, which time was believed last. */
public interface TrustedTimeStore {

  /** In epoch milliseconds; 0 when none is known. */
  long trustedAtMs();

  void trust(long atMs);
}
