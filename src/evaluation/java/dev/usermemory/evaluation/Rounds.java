package dev.usermemory.evaluation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests over several connections, each as fast as it is answered, for a while. */
record Rounds(URI service, int connections, Duration length) {

  /**
   * One round over new connections.
   *
   * @param requests taken in turns by every connection, each from another place on
   * @return answers a second
   */
  double run(List<byte[]> requests) throws Exception {
    List<Future<Integer>> counts = new ArrayList<>();
    long start = System.nanoTime();
    long end = start + length.toNanos();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < connections; i++) {
        int first = i * requests.size() / connections;
        counts.add(threads.submit(() -> send(requests, first, end)));
      }
    }
    long nanos = System.nanoTime() - start;
    int answers = 0;
    for (Future<Integer> count : counts) {
      answers += count.get();
    }
    return answers * 1e9 / nanos;
  }

  private int send(List<byte[]> requests, int first, long end) throws IOException {
    try (var connection = new KeepAlive(service)) {
      int answers = 0;
      while (System.nanoTime() < end) {
        connection.exchange(requests.get((first + answers) % requests.size()));
        answers++;
      }
      return answers;
    }
  }
}
