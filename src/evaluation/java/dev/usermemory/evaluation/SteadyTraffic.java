package dev.usermemory.evaluation;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Calls that come at a steady rate until it is closed, whether those before them have been answered
 * or not. What each waits is counted from when it should have come.
 */
final class SteadyTraffic implements AutoCloseable {

  private final ConcurrentLinkedQueue<Long> waitedNanos = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final IntConsumer call;
  private final Thread clock;
  private volatile boolean closed;

  /**
   * @param call is told its number, from 0
   */
  SteadyTraffic(double perSecond, IntConsumer call) {
    this.call = call;
    clock = Thread.ofPlatform().start(() -> send(1e9 / perSecond));
  }

  private void send(double pauseNanos) {
    long start = System.nanoTime();
    for (int i = 0; !closed; i++) {
      int number = i;
      long due = start + Math.round(i * pauseNanos);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      callers.execute(() -> answer(number, due));
    }
  }

  private void answer(int number, long due) {
    try {
      call.accept(number);
      waitedNanos.add(System.nanoTime() - due);
    } catch (RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  /** Ends it, waits for all answers and tells how long they took. */
  String ended() throws InterruptedException {
    closed = true;
    clock.join();
    callers.close();
    long[] sorted = waitedNanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return "%6d calls, %d failed, p50 %6.2f, p99 %7.2f, maximum %7.2f ms"
        .formatted(
            sorted.length, failed.get(), share(sorted, 0.5), share(sorted, 0.99), share(sorted, 1));
  }

  private static double share(long[] sorted, double share) {
    return Arrays.stream(sorted)
            .skip((long) Math.ceil(share * sorted.length) - 1)
            .findFirst()
            .orElse(0)
        / 1e6;
  }

  @Override
  public void close() {
    closed = true;
    callers.close();
  }
}
