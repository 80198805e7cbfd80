package dev.usermemory.privacy.erasure;

/** In memory. */
final class RememberedTime implements TrustedTimeStore {

  private volatile long atMs;

  @Override
  public long trustedAtMs() {
    return atMs;
  }

  @Override
  public void trust(long atMs) {
    this.atMs = atMs;
  }
}
