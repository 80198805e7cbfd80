package dev.usermemory.store.convex;

import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.StorePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A deployment of which a fifth of all requests goes wrong, in each of the ways that a network and
 * Convex have.
 */
final class Faults implements AutoCloseable {

  static final double SHARE = 0.2;
  static final int KINDS = 6;

  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

  /** Slow ones are fewer, since each holds a place of the gateway until it times out. */
  private static final String PLAN =
      """
      {"random": {"seed": %d, "share": %s, "faults": [
        {"status": 503, "code": "OptimisticConcurrencyControlFailure"},
        {"status": 503, "code": "CommitterFullError"},
        {"drop": true}, {"drop": true},
        {"drop": true, "commit": true}, {"drop": true, "commit": true},
        {"delayMs": 1200}, {"answerDelayMs": 1200}]}}\
      """;

  private final ConvexHarness harness = ConvexHarness.start();
  private final OpenConvex store =
      OpenConvex.at(harness.url(), StorePolicy.DEFAULT, Duration.ofSeconds(60), ATTEMPT_TIMEOUT);
  private final Map<String, Integer> struck = new TreeMap<>();
  private int requests;

  /** Opens the first connection, so that the first attempts are no slower than the others. */
  Faults() {
    store.probe().ping();
  }

  OpenConvex store() {
    return store;
  }

  /** Runs all at once on an empty deployment, and returns when also the last straggler is done. */
  void strike(int seed, int count, IntConsumer work) throws InterruptedException {
    harness.reset();
    harness.plan(PLAN.formatted(seed, SHARE));
    allAtOnce(count, work);
    harness.clearFaults();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> harness.requests().path("underWay").asInt() == 0);
    tally();
  }

  private static void allAtOnce(int count, IntConsumer work) throws InterruptedException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, count).mapToObj(i -> callers.submit(() -> work.accept(i))).toList();
      for (var call : calls) {
        call.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private void tally() {
    harness
        .requests()
        .path("requests")
        .forEach(request -> {
          requests++;
          if (request.has("fault")) {
            struck.merge(request.path("fault").toString(), 1, Integer::sum);
          }
        });
  }

  /** How often each fault struck, by its JSON. */
  Map<String, Integer> struck() {
    return struck;
  }

  /** The share of all requests that a fault struck. */
  double share() {
    return struck.values().stream().mapToInt(Integer::intValue).sum() / (double) requests;
  }

  @Override
  public void close() {
    store.close();
    harness.close();
  }
}
