package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.scenarios.Calls.End;
import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * A running service on a Convex deployment, callers that send to it at a steady rate, and whatever
 * goes wrong between them. What is stored is compared in the end with what the callers were told.
 */
final class Campaign implements AutoCloseable {

  enum Outbox {
    OFF,
    ON
  }

  private static final Duration SOON = Duration.ofMinutes(2);

  /** Who is erased in between: one in this many. */
  private static final int ERASED = 5;

  private final ConvexHarness harness = ConvexHarness.start();
  private final Cable cable = new Cable(harness.url());
  private final Map<String, String> settings;
  private final Path log;
  private final Duration pause;
  private final Calls calls = new Calls();
  private final List<Thread> underWay = new ArrayList<>();
  private final Set<Integer> erased = new HashSet<>();
  private ServiceProcess service;
  private int next;
  private int verified;
  private int kills;

  /**
   * @param folder for the service's own files
   * @param perSecond calls
   */
  Campaign(Path folder, Outbox outbox, int perSecond) throws IOException {
    this.settings =
        Map.of(
            "CONVEX_URL", cable.url().toString(),
            "CONVEX_DEPLOY_KEY", ConvexHarness.KEY,
            "OUTBOX", outbox.name().toLowerCase(Locale.ROOT),
            "OUTBOX_PATH", folder.resolve("outbox.db").toString());
    this.log = folder.resolve("service.log");
    this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
    this.service = ServiceProcess.start(settings, log);
  }

  int sent() {
    return calls.ends().size();
  }

  int kills() {
    return kills;
  }

  int erased() {
    return erased.size();
  }

  long count(End end) {
    return calls.count(end);
  }

  /** Callers go on calling all the while. */
  void trouble(Trouble trouble, Duration lasting) throws IOException {
    trouble.begin(harness, cable, next);
    callFor(lasting);
    trouble.end(harness, cable);
  }

  /** In the middle of something else that goes wrong. The callers call again when it is back. */
  void kill(Trouble during, Duration after) throws Exception {
    during.begin(harness, cable, next);
    callFor(after);
    service.kill();
    kills++;
    during.end(harness, cable);
    service = ServiceProcess.start(settings, log);
  }

  void callFor(Duration duration) {
    long due = System.nanoTime();
    long end = due + duration.toNanos();
    for (; due - end < 0; due += pause.toNanos()) {
      LockSupport.parkNanos(due - System.nanoTime());
      call(next++);
    }
    eraseSome();
  }

  private void call(int call) {
    URI to = service.url();
    underWay.add(Thread.ofVirtual().start(() -> calls.send(to, call)));
  }

  /** As soon as their callers have gone; what these gave up may still be on its way to Convex. */
  private void eraseSome() {
    for (int person = Calls.person(verified); person < Calls.person(next); person++) {
      if (person % ERASED == 0 && calls.areOver(person) && erased.add(person)) {
        int who = person;
        underWay.add(Thread.ofVirtual().start(() -> erase(who)));
      }
    }
  }

  /** As an operator does: again and again, until it is done. */
  private void erase(int person) {
    await()
        .pollInSameThread()
        .atMost(SOON)
        .ignoreException(UncheckedIOException.class)
        .until(
            () -> service.client().delete("/v1/admin/users/" + Calls.user(person)).status() == 200);
  }

  /** Waits until nothing is under way any more, and looks at everybody since the last time. */
  void verify() throws InterruptedException {
    for (Thread thread : underWay) {
      thread.join();
    }
    underWay.clear();
    await().atMost(SOON).until(() -> waiting() == 0);
    await().atMost(SOON).until(() -> harness.requests().path("underWay").asInt() == 0);
    for (int person = Calls.person(verified); person <= Calls.person(next - 1); person++) {
      KeptPerson kept = KeptPerson.read(service.client(), person);
      if (erased.contains(person)) {
        kept.isNobody();
      } else {
        assertThat(kept.wholeCalls()).containsAll(promised(person));
      }
    }
    harness.reset(); // it gets slower with every document
    next = Calls.firstAfter(next); // what is kept of these people is gone
    verified = next;
  }

  private int waiting() {
    JsonNode outbox = service.client().get("/v1/admin/outbox?limit=1").ok().json();
    assertThat(outbox.path("setAside").asInt()).isZero();
    return outbox.path("waiting").asInt();
  }

  /** The calls about a person whose callers were told that they are, or will be, stored. */
  private List<Integer> promised(int person) {
    return Calls.ofPerson(person).stream()
        .filter(call -> {
          End end = calls.ends().get(call);
          return end == End.STORED || end == End.QUEUED;
        })
        .toList();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    service.close();
    cable.close();
    harness.close();
  }
}
