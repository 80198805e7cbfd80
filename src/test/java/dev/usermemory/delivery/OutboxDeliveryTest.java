package dev.usermemory.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.delivery.DeliveryTelemetry.Delivered;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Span;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.Trail;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What is tried, kept, delivered, set aside, in which order and when. */
class OutboxDeliveryTest {

  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");
  private static final Outcome<String> DONE = Outcome.done("ok");

  private final SteppedClock clock = new SteppedClock();
  private final FakeOutboxStore disk = new FakeOutboxStore();
  private final FakeDoor door = new FakeDoor();
  private final OutboxProperties limits =
      new OutboxProperties(
          OutboxProperties.Mode.ON,
          Path.of("unused"),
          10,
          DataSize.ofKilobytes(64),
          Duration.ofDays(3));
  private final Told told = new Told();
  private final Traces traces = new Traces();
  private Outbox outbox;
  private StorePause pause;
  private OutboxDeferral deferral;
  private OutboxDelivery delivery;

  OutboxDeliveryTest() {
    restart();
  }

  private void restart() {
    outbox = new Outbox(disk, limits, clock);
    pause = new StorePause(Backoff.ofStore(new Random(7)), outbox.bell());
    deferral = new OutboxDeferral(outbox, pause, told, clock);
    var attempt =
        new OutboxAttempt(
            outbox,
            new Deliverables(List.of(door)),
            pause,
            door,
            Backoff.ofWrites(new Random(7)),
            limits.maxAge(),
            told,
            traces,
            clock);
    delivery = new OutboxDelivery(outbox, attempt, pause, door, clock);
  }

  /** Begins a trace for each delivery, and sees it end. */
  private static final class Traces implements Tracer {

    private final List<String> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Override
    public Span serve(Function<String, @Nullable String> header) {
      return Span.NONE;
    }

    @Override
    public Span call(String name, Span within) {
      return Span.NONE;
    }

    @Override
    public Span begin(String name) {
      begun.add(name);
      return new Delivering("trace" + begun.size());
    }

    private final class Delivering implements Span {

      private final String traceId;

      Delivering(String traceId) {
        this.traceId = traceId;
      }

      @Override
      public String traceId() {
        return traceId;
      }

      @Override
      public String spanId() {
        return "span";
      }

      @Override
      public void propagate(BiConsumer<String, String> header) {}

      @Override
      public void rename(String name) {}

      @Override
      public void tell(String attribute, String value) {}

      @Override
      public void tell(String attribute, long value) {}

      @Override
      public void fail() {}

      @Override
      public void end() {
        ended.add(traceId);
      }
    }
  }

  /** What was told. */
  private static final class Told implements DeliveryTelemetry {

    private final List<String> waiting = new ArrayList<>();
    private final List<Delivered> delivered = new ArrayList<>();

    @Override
    public void waits(WriteOperation operation, Outcome.Waiting reason) {
      waiting.add(operation.wireName() + " " + reason);
    }

    @Override
    public void delivered(Delivered outcome) {
      delivered.add(outcome);
    }
  }

  /** A moment that a test moves on. */
  private static final class SteppedClock extends Clock {

    private long nowMs = 1_000_000;

    void forward(Duration time) {
      nowMs += time.toMillis();
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private record Said(String text) {}

  /** A store and the door to it. */
  private static final class FakeDoor implements Deliverable<Said>, StoreProbe {

    private final List<String> delivered = new ArrayList<>();
    private final List<CallerKey> keys = new ArrayList<>();
    private Function<Said, Outcome<?>> answer = _ -> DONE;
    private boolean away;
    private Runnable whileAsked = () -> {};

    @Override
    public WriteOperation operation() {
      return WriteOperation.ADD_GOAL;
    }

    @Override
    public Class<Said> contentType() {
      return Said.class;
    }

    @Override
    public Outcome<?> deliver(Deferrable write, Said content) {
      keys.add(write.key());
      ping();
      Outcome<?> outcome = answer.apply(content);
      delivered.add(content.text());
      return outcome;
    }

    @Override
    public String name() {
      return "convex";
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public void ping() {
      whileAsked.run();
      if (away) {
        throw new StoreUnavailableException(new IllegalStateException("away"));
      }
    }
  }

  private static Deferrable write(@Nullable UserId user, @Nullable String key, String text) {
    return new Deferrable(
        WriteOperation.ADD_GOAL, user, "s-" + text, new CallerKey(key, null), new Said(text));
  }

  private Outcome<String> say(@Nullable UserId user, String text) {
    return say(write(user, null, text));
  }

  private Outcome<String> say(Deferrable write) {
    return deferral.doOrDefer(
        write,
        key -> {
          door.keys.add(key);
          door.ping();
          return DONE;
        });
  }

  private void drain() {
    for (int steps = 0; steps < 1_000 && delivery.work(); steps++) {}
  }

  private static StoreTimeoutException late() {
    return new StoreTimeoutException(new IllegalStateException("late"));
  }

  private OutboxEntry only() {
    assertThat(disk.entries()).hasSize(1);
    return disk.entries().getFirst();
  }

  private long ended(Delivered outcome) {
    return told.delivered.stream().filter(outcome::equals).count();
  }

  @Test
  void write_storeAnswers_isDoneAndKeptNowhere() {
    assertThat(say(ALICE, "a")).isEqualTo(DONE);
    assertThat(disk.entries()).isEmpty();
  }

  @Test
  void write_storeAway_isQueuedAndDeliveredUnderTheKeyOfItsFirstAttempt() {
    door.away = true;
    var accepted = (Outcome.Accepted<String>) say(ALICE, "a");
    long acceptedAtMs = clock.millis();

    assertThat(accepted.waiting()).isEqualTo(Outcome.Waiting.QUEUED);
    assertThat(accepted.id()).isEqualTo(only().id());
    clock.forward(Duration.ofHours(5));
    door.away = false;
    drain();
    assertThat(door.delivered).containsExactly("a");
    assertThat(door.keys).hasSize(2);
    assertThat(door.keys.get(0)).isEqualTo(door.keys.get(1));
    assertThat(door.keys.getFirst().acceptedAtMs()).isEqualTo(acceptedAtMs);
    assertThat(disk.entries()).isEmpty();
    assertThat(ended(Delivered.DONE)).isEqualTo(1);
  }

  @Test
  void delivery_isATraceOfItsOwn_failedOrNot() {
    var followed = new ArrayList<String>();
    door.away = true;
    say(ALICE, "a");
    door.whileAsked = () -> followed.add(Trail.current().span().traceId());
    clock.forward(Duration.ofHours(1));
    drain();
    door.away = false;
    clock.forward(Duration.ofHours(1));
    drain();

    assertThat(traces.begun).hasSizeGreaterThan(1).containsOnly("outbox goals.add");
    assertThat(followed).containsAll(traces.ended);
    assertThat(traces.ended).hasSameSizeAs(traces.begun);
    assertThat(Trail.current().span()).isEqualTo(Span.NONE);
  }

  @Test
  void write_refusedAtOnce_isRefusedAndNotKept() {
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() ->
            deferral.doOrDefer(
                write(ALICE, null, "a"),
                _ -> {
                  throw new ConflictException("no");
                }));
    assertThat(disk.entries()).isEmpty();
  }

  @Test
  void write_whileAnEarlierOneOfThePersonWaits_waitsBehindItUntried() {
    door.away = true;
    say(ALICE, "a1");
    door.away = false;

    assertThat(say(ALICE, "a2")).isInstanceOf(Outcome.Accepted.class);
    assertThat(say(BOB, "b")).isEqualTo(DONE);
    assertThat(door.keys).hasSize(2);
    assertThat(outbox.count(ALICE, null)).isEqualTo(2);
    drain();
    assertThat(door.delivered).containsExactly("a1", "a2");
    assertThat(outbox.count(ALICE, null)).isZero();
    assertThat(say(ALICE, "a3")).isEqualTo(DONE);
  }

  @Test
  void write_ofASessionOnly_waitsInItsOwnLane() {
    door.away = true;
    say((UserId) null, "a");

    assertThat(outbox.count(ALICE, "s-a")).isEqualTo(1);
    assertThat(outbox.count(ALICE, "s-b")).isZero();
  }

  @Test
  void write_repeatedUnderItsKeyWhileItWaits_isTheSameEntry() {
    door.away = true;
    Outcome<String> first = say(write(ALICE, "key", "a"));

    assertThat(say(write(ALICE, "key", "a"))).isEqualTo(first);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> say(write(ALICE, "key", "b")));
    assertThat(disk.entries()).hasSize(1);
  }

  @Test
  void write_diskFull_isTheFailureOfTheStore() {
    door.away = true;
    disk.fail(true);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> say(ALICE, "a"))
        .withMessage("The store is not available.");
    assertThat(outbox.acceptsWrites()).isFalse();
    disk.fail(false);
    say(ALICE, "a");
    assertThat(outbox.acceptsWrites()).isTrue();
  }

  @Test
  void write_atABound_isRefused() {
    door.away = true;
    for (int i = 0; i < 10; i++) {
      say(ALICE, "a" + i);
    }

    assertThat(outbox.acceptsWrites()).isFalse();
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> say(BOB, "b"));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> say(ALICE, "a"));
    outbox.discard(disk.entries().getFirst().id());
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> say(BOB, "x".repeat(64_000)));
    assertThat(say(BOB, "b")).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void delivery_storeStaysAway_pausesAndBurnsNoAttempts() {
    door.away = true;
    say(ALICE, "a");
    say(BOB, "b");
    for (int i = 0; i < 100; i++) {
      drain();
      clock.forward(Duration.ofSeconds(1));
    }

    assertThat(door.keys.size()).as("attempts, two of them the first").isEqualTo(3);
    assertThat(disk.entries()).allMatch(entry -> entry.attempts() == 0);
    door.away = false;
    clock.forward(Duration.ofSeconds(1));
    drain();
    assertThat(door.delivered).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void delivery_anotherWriteGetsThrough_goesOnAtOnce() {
    door.away = true;
    say(ALICE, "a");
    drain();
    assertThat(pause.isOn()).isTrue();

    door.away = false;
    say(BOB, "b");
    drain();
    assertThat(door.delivered).containsExactly("a");
  }

  @Test
  void delivery_breakerOpen_pausesWithoutAskingOrCounting() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    door.answer =
        _ -> {
          throw StoreUnavailableException.unasked(new IllegalStateException("open"));
        };
    assertThat(delivery.work()).isTrue();

    assertThat(pause.isOn()).isTrue();
    assertThat(delivery.work()).isFalse();
    assertThat(only().attempts()).isZero();
  }

  @Test
  void delivery_oneWorkerAsksWhetherTheStoreIsBack_othersSleepUntilItRings() {
    var others = new ArrayList<Long>();
    door.away = true;
    say(ALICE, "a");
    drain();
    assertThat(pause.isOn()).isTrue();

    clock.forward(Duration.ofMinutes(5));
    door.away = false;
    door.whileAsked =
        () -> {
          assertThat(delivery.work()).isFalse();
          others.add(delivery.sleepMs());
          door.whileAsked = () -> {};
        };
    long heard = outbox.bell().rings();
    assertThat(delivery.work()).isTrue();

    assertThat(others).containsExactly(OutboxDelivery.LONGEST_SLEEP_MS);
    assertThat(outbox.bell().rings()).isGreaterThan(heard);
  }

  @Test
  void delivery_storeFailsOnThisOneOnly_triesItLessAndLessOftenWhileOthersGoOn() {
    door.away = true;
    say(ALICE, "bad");
    say(ALICE, "a");
    say(BOB, "b");
    door.away = false;
    door.answer =
        said -> {
          if (said.text().equals("bad")) {
            throw late();
          }
          return DONE;
        };
    for (int i = 0; i < 600; i++) {
      drain();
      clock.forward(Duration.ofSeconds(1));
    }

    assertThat(door.delivered).as("alice's next waits for her first").containsExactly("b");
    assertThat(disk.entries().getFirst().attempts()).isBetween(12, 30);
    door.answer = _ -> DONE;
    clock.forward(Duration.ofMinutes(1));
    drain();
    assertThat(door.delivered).containsExactly("b", "bad", "a");
  }

  @Test
  void delivery_refused_isSetAsideWithItsReasonAndTheNextGoesOn() {
    door.away = true;
    say(ALICE, "bad");
    say(ALICE, "a");
    door.away = false;
    door.answer =
        said -> {
          if (said.text().equals("bad")) {
            throw new ConflictException("It contradicts.");
          }
          return DONE;
        };
    drain();

    assertThat(door.delivered).containsExactly("a");
    assertThat(only().state()).isEqualTo(OutboxEntry.State.SET_ASIDE);
    assertThat(only().reason()).isEqualTo("conflict: It contradicts.");
    assertThat(say(ALICE, "later")).as("what is set aside holds nobody up").isEqualTo(DONE);
    door.answer = _ -> DONE;
    outbox.retry(only().id());
    drain();
    assertThat(door.delivered).containsExactly("a", "bad");
    assertThat(disk.entries()).isEmpty();
  }

  @Test
  void delivery_consentMissing_endsIt() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    door.answer = _ -> new Outcome.Denied<>("memory");
    drain();

    assertThat(disk.entries()).isEmpty();
    assertThat(ended(Delivered.DENIED)).isEqualTo(1);
  }

  @Test
  void delivery_personErasedSince_endsIt() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    door.answer =
        _ -> {
          throw new ErasedException();
        };
    drain();

    assertThat(disk.entries()).isEmpty();
    assertThat(ended(Delivered.ERASED)).isEqualTo(1);
  }

  @Test
  void delivery_parked_endsIt() {
    door.away = true;
    say((UserId) null, "a");
    door.away = false;
    door.answer = _ -> new Outcome.Accepted<>(Outcome.Waiting.PARKED, "elsewhere");
    drain();

    assertThat(disk.entries()).isEmpty();
    assertThat(ended(Delivered.PARKED)).isEqualTo(1);
  }

  @Test
  void delivery_tooOld_isSetAsideUntried_untilAnOperatorAsks() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    clock.forward(Duration.ofDays(3).plusMillis(1));
    drain();

    assertThat(door.delivered).isEmpty();
    assertThat(only().reason()).isEqualTo("too_old");
    outbox.retry(only().id());
    drain();
    assertThat(door.delivered).containsExactly("a");
  }

  @Test
  void delivery_unforeseenFailure_isTriedSomeTimesThenSetAside() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    door.answer =
        _ -> {
          throw new IllegalStateException("a bug that quotes a");
        };
    for (int i = 0; i < 100; i++) {
      drain();
      clock.forward(Duration.ofMinutes(1));
    }

    assertThat(door.keys).hasSize(1 + OutboxAttempt.MAX_SURPRISES);
    assertThat(only().reason()).isEqualTo("failed: IllegalStateException");
  }

  @Test
  void delivery_diskFailsAfterIt_isRepeatedUnderTheSameKey() {
    door.away = true;
    say(ALICE, "a");
    door.away = false;
    door.answer =
        _ -> {
          disk.fail(true);
          return DONE;
        };
    drain();
    disk.fail(false);
    door.answer = _ -> new Outcome.Done<>("ok", true);
    clock.forward(Duration.ofMinutes(1));
    drain();

    assertThat(door.keys.stream().distinct()).hasSize(1);
    assertThat(disk.entries()).isEmpty();
    assertThat(ended(Delivered.REPLAYED)).isEqualTo(1);
  }

  @Test
  void restart_goesOnInTheSameOrder() {
    door.away = true;
    say(ALICE, "a1");
    say(BOB, "b1");
    say(ALICE, "a2");
    restart();
    door.away = false;

    assertThat(say(ALICE, "a3")).isInstanceOf(Outcome.Accepted.class);
    drain();
    assertThat(door.delivered).containsExactly("a1", "b1", "a2", "a3");
  }

  @Test
  void discard_isGoneAndTheNextOfItsLaneComes() {
    door.away = true;
    say(ALICE, "a1");
    say(ALICE, "a2");
    outbox.discard(disk.entries().getFirst().id());
    door.away = false;
    drain();

    assertThat(door.delivered).containsExactly("a2");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> outbox.discard("other"));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> outbox.get("other"));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> outbox.retry("other"));
  }

  @Test
  void operators_areToldWhatWaits() {
    door.away = true;
    say(ALICE, "a");
    clock.forward(Duration.ofSeconds(90));

    assertThat(outbox.totals().waiting()).isEqualTo(1);
    assertThat(outbox.oldestAgeMs()).isEqualTo(90_000);
    assertThat(told.waiting).containsExactly("goals.add QUEUED");
  }

  @Test
  void erasure_forgetsWhatWaitsOfThePersonAndTheirSessions() {
    door.away = true;
    say(ALICE, "a");
    say(BOB, "b");
    say((UserId) null, "alices");
    say((UserId) null, "bobs");
    say((UserId) null, "unknown");
    var owners = Map.of("s-alices", ALICE, "s-bobs", BOB);
    var erasure =
        new OutboxErasure(
            outbox, session -> java.util.Optional.ofNullable(owners.get(session)), clock);

    String erased =
        erasure.whileClosed(
            ALICE,
            () -> {
              door.away = false;
              drain();
              say(ALICE, "during"); // done, since nothing of hers waits
              return "erased";
            });

    assertThat(erased).isEqualTo("erased");
    assertThat(door.delivered).containsExactly("b", "bobs", "unknown");
    assertThat(disk.entries()).isEmpty();
    assertThat(disk.scrubs()).isEqualTo(1);
  }

  @Test
  void erasure_fails_opensTheLaneAgain() {
    var erasure = new OutboxErasure(outbox, _ -> java.util.Optional.empty(), clock);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() ->
            erasure.whileClosed(
                ALICE,
                () -> {
                  throw late();
                }));

    door.away = true;
    say(ALICE, "a");
    door.away = false;
    drain();
    assertThat(door.delivered).containsExactly("a");
  }
}
