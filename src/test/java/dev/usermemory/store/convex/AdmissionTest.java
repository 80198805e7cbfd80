package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final ConvexFunction WRITE = ConvexFunction.mutation("mem:addGoal");
  private static final ConvexFunction ERASURE = ConvexFunction.mutation("admin:deleteByUser");
  private static final ConvexFunction SWEEP = ConvexFunction.mutation("cron:ttlSweep");
  private static final ConvexFunction IMPORT = ConvexFunction.mutation("admin:importPage");
  private static final UserId ANA = new UserId("ana");
  private static final UserId BEN = new UserId("ben");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration NOT_AT_ALL = Duration.ofMillis(1);

  private final ToldCalls told = new ToldCalls();

  /** Of four places, bulk work gets one. */
  private final Admission admission =
      new Admission(
          ConvexWire.properties(URI.create("http://127.0.0.1:1"), 4, Duration.ofSeconds(1)));

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void enter_writeThatWaitsForItsTurn_holdsNoPlace() throws Exception {
    admission.enter(call(WRITE, ANA), LONG);
    for (int i = 0; i < 10; i++) {
      waiting(call(WRITE, ANA));
    }
    assertThat(freePlaces()).isEqualTo(3);
    admission.enter(call(WRITE, BEN), NOT_AT_ALL);
  }

  @Test
  void enter_turnThatDoesNotComeInTime_isRefusedAndHasItsOutcome() throws Exception {
    admission.enter(call(WRITE, ANA), LONG);

    assertThatThrownBy(() -> admission.enter(call(WRITE, ANA), NOT_AT_ALL))
        .isInstanceOf(NoPlaceException.class);
    assertThat(refused("no_turn")).isOne();
  }

  @Test
  void enter_moreThanMayWait_areRefusedAtOnce() throws Exception {
    admission.enter(call(WRITE, ANA), LONG);
    for (int i = 0; i < ConvexWire.WAITING; i++) {
      waiting(call(WRITE, ANA));
    }
    assertThatThrownBy(() -> admission.enter(call(WRITE, ANA), LONG))
        .isInstanceOf(NoPlaceException.class);
  }

  @Test
  void enter_noPlace_givesTheTurnBack() throws Exception {
    for (int i = 0; i < 4; i++) {
      admission.enter(call(WRITE, new UserId("user-" + i)), LONG);
    }
    assertThatThrownBy(() -> admission.enter(call(WRITE, ANA), NOT_AT_ALL))
        .isInstanceOf(NoPlaceException.class);
    assertThat(refused("no_place")).isOne();

    Future<?> next = waiting(call(WRITE, ANA)); // for a place, not for a turn
    assertThatThrownBy(() -> admission.enter(call(WRITE, ANA), NOT_AT_ALL))
        .isInstanceOf(NoPlaceException.class);
    assertThat(refused("no_turn")).isOne();
    next.cancel(true);
    await().until(() -> refused("cancelled") == 1);
  }

  @Test
  void enter_bulkWork_leavesMostPlacesToOthers() throws Exception {
    var erasure = admission.enter(call(ERASURE, ANA), LONG);
    Future<?> sweep = waiting(call(SWEEP, null));
    assertThat(freePlaces()).isEqualTo(3);

    erasure.close();
    sweep.get();
    assertThat(freePlaces()).isEqualTo(4);
  }

  /** An import takes turns with the writes of its person, and does not go first. */
  @Test
  void enter_bulkWorkThatWaits_doesNotHoldUpWritesOfItsPerson() throws Exception {
    admission.enter(call(SWEEP, null), LONG);
    waiting(call(ERASURE, ANA));

    admission.enter(call(WRITE, ANA), NOT_AT_ALL).close();
  }

  @Test
  void enter_importAfterALargeOne_waitsForItsPaceAndHoldsUpNobody() throws Exception {
    admission.enter(call(IMPORT, ANA, 16 * 1_048_576), LONG).close();
    waiting(call(IMPORT, BEN));

    assertThat(freePlaces()).isEqualTo(4);
    admission.enter(call(WRITE, BEN), NOT_AT_ALL).close();
    admission.enter(call(ERASURE, BEN), NOT_AT_ALL).close();
  }

  private ConvexCall call(ConvexFunction function, @Nullable UserId writer) {
    return call(function, writer, 0);
  }

  private ConvexCall call(ConvexFunction function, @Nullable UserId writer, int bytes) {
    var log = new ConvexCallLog(told, Tracer.NONE).start(function, null);
    return new ConvexCall(function, writer, new byte[bytes], log);
  }

  /** Begins to wait, and leaves as soon as it got in. */
  private Future<?> waiting(ConvexCall call) {
    var thread = new AtomicReference<@Nullable Thread>();
    Future<?> entry =
        callers.submit(() -> {
          thread.set(Thread.currentThread());
          admission.enter(call, LONG).close();
          return true;
        });
    await()
        .until(() -> {
          Thread waiter = thread.get();
          return waiter != null && waiter.getState() == Thread.State.TIMED_WAITING;
        });
    return entry;
  }

  private double freePlaces() {
    return admission.free(ConvexFunction.Kind.MUTATION);
  }

  private long refused(String outcome) {
    return told.count(outcome);
  }
}
