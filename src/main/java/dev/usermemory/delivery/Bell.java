package dev.usermemory.delivery;

/** Wakes those who wait for something to do. */
final class Bell {

  private long rings;

  synchronized void ring() {
    rings++;
    notifyAll();
  }

  synchronized long rings() {
    return rings;
  }

  /** Returns when it has rung since then, or after that time. */
  synchronized void await(long heard, long atMostMs) throws InterruptedException {
    long endNanos = System.nanoTime() + atMostMs * 1_000_000;
    while (rings == heard) {
      long leftMs = Math.ceilDiv(endNanos - System.nanoTime(), 1_000_000L); // never nothing of 1 ms
      if (leftMs <= 0) {
        return;
      }
      wait(leftMs);
    }
  }
}
