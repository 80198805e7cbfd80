package dev.usermemory.context.embedding;

import dev.usermemory.kernel.Trail;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where questions are embedded: a few at a time, some more wait, further ones are refused. */
final class QuestionPool implements AutoCloseable {

  private static final int WAITING_PER_THREAD = 8;
  private static final int UNUSED_SECONDS = 30;

  private final ThreadPoolExecutor threads;

  QuestionPool(int size) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            UNUSED_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_PER_THREAD * size),
            Thread.ofPlatform().name("question-embedding-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins a call on the request's trail.
   *
   * @throws RejectedExecutionException when too many others wait
   */
  <T> FutureTask<T> start(Callable<T> call) {
    var task = new FutureTask<>(Trail.carried(call));
    threads.execute(task);
    return task;
  }

  /** Gives up one that nobody waits for any more, and its place. */
  void giveUp(FutureTask<?> task) {
    task.cancel(true);
    threads.remove(task);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
