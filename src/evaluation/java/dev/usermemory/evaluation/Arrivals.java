package dev.usermemory.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers who come at a steady rate, whether those before them have been answered or not. What each
 * waits is counted from when it should have come, so that a service which stalls is not asked less.
 *
 * @param perSecond callers a second
 * @param length for how long they come
 */
record Arrivals(double perSecond, Duration length) {

  /** One caller. */
  interface Caller<T> {

    /**
     * Asks, and returns when it has its answer.
     *
     * @param number of the caller, from 0
     */
    T ask(int number) throws Exception;
  }

  /** What came of all callers: what each was told and how long it waited, in order of arrival. */
  record Answers<T>(List<T> told, long[] waitedNanos) {

    /**
     * In milliseconds.
     *
     * @param share such as 0.95: so many waited at most as long
     */
    double waitedMs(double share) {
      long[] sorted = waitedNanos.clone();
      Arrays.sort(sorted);
      return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
  }

  int count() {
    return (int) Math.round(perSecond * length.toNanos() / 1e9);
  }

  /** An exception of one caller ends all. */
  <T> Answers<T> send(Caller<T> caller) throws InterruptedException, ExecutionException {
    var waited = new long[count()];
    var answers = new ArrayList<Future<T>>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < waited.length; i++) {
        int number = i;
        long due = start + Math.round(i * 1e9 / perSecond);
        waitUntil(due);
        answers.add(
            callers.submit(() -> {
              T told = caller.ask(number);
              waited[number] = System.nanoTime() - due;
              return told;
            }));
      }
    }
    var told = new ArrayList<T>();
    for (Future<T> answer : answers) {
      told.add(answer.get());
    }
    return new Answers<>(told, waited);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
