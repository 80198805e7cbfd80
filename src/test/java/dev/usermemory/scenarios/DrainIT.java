package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waited through a long outage is delivered while people go on writing and reading. */
class DrainIT {

  private static final int ENTRIES = Tier.cases(1_000, 100_000);
  private static final int PEOPLE = ENTRIES / 50;
  private static final int CALLERS = 32;

  /** Of a Convex that is near. */
  private static final Duration LATENCY = Duration.ofMillis(5);

  /** Nobody who is there waits behind those who are not; a busy machine alone takes a second. */
  private static final long LIVE_MS = 3_000;

  private static String person(int entry) {
    return "person-" + entry % PEOPLE;
  }

  private static String goal(String title) {
    return "{\"title\": \"" + title + "\"}";
  }

  @Test
  void waitingEntries_areDeliveredInOrderBesideLiveTraffic(@TempDir Path folder) throws Exception {
    try (var convex = new ScriptedConvex(LATENCY);
        var cable = new Cable(convex.url());
        var service = start(cable, folder)) {
      cable.cut();
      long filled = System.nanoTime();
      fill(service.client());
      filled = System.nanoTime() - filled;
      assertThat(waiting(service.client())).isEqualTo(ENTRIES);

      cable.mend();
      long drained = System.nanoTime();
      long slowest = writeUntilDrained(service.client());
      drained = System.nanoTime() - drained;
      report(perSecond(filled), perSecond(drained), slowest);
      eachArrivedOnceAndInOrder(convex);
      assertThat(slowest).isLessThan(LIVE_MS);
    }
  }

  private static ServiceProcess start(Cable cable, Path folder) throws IOException {
    return ServiceProcess.start(
        Map.of(
            "CONVEX_URL",
            cable.url().toString(),
            "CONVEX_DEPLOY_KEY",
            "key",
            "OUTBOX",
            "on",
            "OUTBOX_MAX_ENTRIES",
            Integer.toString(2 * ENTRIES),
            "OUTBOX_PATH",
            folder.resolve("outbox.db").toString()),
        folder.resolve("service.log"));
  }

  /** Each caller has its own people, so that a person's goals come in order. */
  private static void fill(ServiceClient service) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(caller -> executor.submit(() -> fill(service, caller)))
              .toList();
      for (var caller : callers) {
        caller.get();
      }
    }
  }

  private static void fill(ServiceClient service, int caller) {
    for (int entry = 0; entry < ENTRIES; entry++) {
      if (entry % PEOPLE % CALLERS == caller) {
        accept(service, entry);
      }
    }
  }

  /** Repeated under its key when the machine is too busy with other tests to keep it in time. */
  private static void accept(ServiceClient service, int entry) {
    String path = "/v1/mem/" + person(entry) + "/goals";
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            service.post(path, goal("goal " + entry), "Idempotency-Key", "goal-" + entry).status()
                == 202);
  }

  private static long waiting(ServiceClient service) {
    return service.get("/v1/admin/outbox?limit=1").ok().json().path("waiting").asLong();
  }

  /** As somebody who is not among those whose writes wait; the milliseconds of the slowest call. */
  private static long writeUntilDrained(ServiceClient service) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> service.get("/actuator/health").at("/status").equals("\"UP\""));
    long[] slowest = {0};
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofMinutes(30))
        .until(() -> {
          long start = System.nanoTime();
          service.post("/v1/mem/somebody-else/goals", goal("now")).succeeded();
          service.get("/v1/mem/somebody-else/goals").ok();
          slowest[0] = Math.max(slowest[0], (System.nanoTime() - start) / 1_000_000);
          return waiting(service) == 0;
        });
    return slowest[0];
  }

  private static void eachArrivedOnceAndInOrder(ScriptedConvex convex) {
    for (int person = 0; person < PEOPLE; person++) {
      assertThat(convex.goals(person(person)))
          .containsExactlyElementsOf(
              IntStream.iterate(person, entry -> entry < ENTRIES, entry -> entry + PEOPLE)
                  .mapToObj(entry -> "goal " + entry)
                  .toList());
    }
  }

  private static long perSecond(long nanos) {
    return ENTRIES * 1_000_000_000L / nanos;
  }

  private static void report(long kept, long delivered, long slowestMs) throws IOException {
    Files.writeString(
        Path.of("target", "never-repeated.txt"),
        "drain: %d entries, kept %d/s, delivered %d/s, slowest live call %d ms%n"
            .formatted(ENTRIES, kept, delivered, slowestMs),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
