package dev.usermemory.store.convex;

import dev.usermemory.privacy.erasure.TrustedTimeStore;

/**
 * For this process only: on Convex it sweeps when asked, and what decides every hour is the clock
 * of the deployment.
 */
final class TimeOfProcess implements TrustedTimeStore {

  private volatile long trustedAtMs;

  @Override
  public long trustedAtMs() {
    return trustedAtMs;
  }

  @Override
  public void trust(long atMs) {
    trustedAtMs = atMs;
  }
}
