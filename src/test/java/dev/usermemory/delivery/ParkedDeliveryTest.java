package dev.usermemory.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.ErasedException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Outcome.Waiting;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ParkedDeliveryTest {

  private static final long NOW = 1_757_097_000_000L;
  private static final UserId USER = new UserId("u1");
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

  private final FakeParkedStore store = new FakeParkedStore();
  private final List<String> delivered = new ArrayList<>();
  private final Map<String, UserId> host = new HashMap<>();
  private final RefusedParked refused = new RefusedParked(CLOCK);
  private final ParkedDepth depth = new ParkedDepth(store, CLOCK);
  private final SessionResolver resolver = session -> Optional.ofNullable(host.get(session));
  private final ParkedProperties limits =
      new ParkedProperties(Duration.ofDays(7), 3, Duration.ofSeconds(10));
  private final Parking parking =
      new Parking(store, resolver, limits, depth, DeliveryTelemetry.NONE, CLOCK);
  private final ParkedDelivery delivery =
      new ParkedDelivery(
          store,
          new Deliverables(List.of(new Door())),
          session -> Optional.ofNullable(store.owners.get(session)),
          refused,
          CLOCK);
  private final ParkedPass pass = new ParkedPass(store, delivery, depth, resolver, limits, CLOCK);
  private Supplier<Outcome<?>> door = () -> Outcome.done("stored");

  private final class Door implements Deliverable<String> {

    @Override
    public WriteOperation operation() {
      return WriteOperation.FINALIZE_ASSESSMENT;
    }

    @Override
    public Class<String> contentType() {
      return String.class;
    }

    @Override
    public Outcome<?> deliver(Deferrable write, String content) {
      delivered.add(
          "%s %s at %d"
              .formatted(content, write.userId() == USER ? "u1" : "?", write.key().acceptedAtMs()));
      return door.get();
    }
  }

  private Outcome<String> park(String session, String content, long acceptedAtMs) {
    var write =
        new Deferrable(
            WriteOperation.FINALIZE_ASSESSMENT,
            null,
            session,
            new CallerKey("key", acceptedAtMs),
            content);
    return parking.doOrPark(write, user -> Outcome.done("now"));
  }

  private static String id(Outcome<String> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    var accepted = (Outcome.Accepted<String>) outcome;
    assertThat(accepted.waiting()).isEqualTo(Waiting.PARKED);
    return accepted.id();
  }

  @Test
  void park_sameTwice_isOne_otherIsAnother() {
    String first = id(park("s", "a", NOW - 2));

    assertThat(id(park("s", "a", NOW - 1))).isEqualTo(first);
    assertThat(id(park("s", "b", NOW))).isNotEqualTo(first);
    assertThat(store.writes).hasSize(2);
    assertThat(store.writes.getFirst().expiresAtMs()).isEqualTo(NOW + 7 * 86_400_000L);
  }

  @Test
  void park_knownByNow_isDone() {
    store.owners.put("s", USER);

    assertThat(park("s", "a", NOW)).isEqualTo(Outcome.done("now"));
    assertThat(store.writes).isEmpty();
  }

  @Test
  void park_knownToTheHost_isDone() {
    host.put("s", USER);

    assertThat(park("s", "a", NOW)).isEqualTo(Outcome.done("now"));
    assertThat(store.writes).isEmpty();
  }

  @Test
  void park_beyondTheBound_isUnavailable() {
    for (int i = 0; i < 3; i++) {
      park("s" + i, "a", NOW);
    }

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> park("s3", "a", NOW));
    store.unpark(store.writes.getFirst().id());
    id(park("s3", "a", NOW));
  }

  @Test
  void deliver_inTheOrderOfAcceptance_withTheTimeOfAcceptance() {
    park("s", "b", NOW - 1);
    park("s", "a", NOW - 2);
    park("other", "c", NOW);
    store.owners.put("s", USER);

    delivery.deliver("s");

    assertThat(delivered).containsExactly("a u1 at " + (NOW - 2), "b u1 at " + (NOW - 1));
    assertThat(store.writes).extracting(ParkedWrite::sessionId).containsExactly("other");
  }

  @Test
  void deliver_storeFails_isTriedAgain() {
    park("s", "a", NOW);
    store.owners.put("s", USER);
    door =
        () -> {
          throw new StoreTimeoutException(new TimeoutException());
        };
    delivery.deliver("s");
    assertThatExceptionOfType(StoreException.class).isThrownBy(pass::pass);
    assertThat(store.writes).hasSize(1);

    door = () -> Outcome.done("stored");
    pass.pass();

    assertThat(store.writes).isEmpty();
    assertThat(delivered).hasSize(3);
  }

  @Test
  void deliver_denied_isNoLongerParked() {
    park("s", "a", NOW);
    store.owners.put("s", USER);
    door = () -> new Outcome.Denied<>("memory");

    pass.pass();

    assertThat(store.writes).isEmpty();
  }

  @Test
  void deliver_refused_staysWithItsReason_andIsLeftAlone() {
    String id = id(park("s", "a", NOW));
    id(park("s", "b", NOW));
    store.owners.put("s", USER);
    door =
        () -> {
          throw new ConflictException("It is too late.");
        };

    pass.pass();
    pass.pass();

    assertThat(delivered).hasSize(2);
    assertThat(new ParkedWrites(store, refused, CLOCK).get(id).reason())
        .isEqualTo("conflict: It is too late.");
  }

  @Test
  void deliver_personErasedSince_isDropped() {
    park("s", "a", NOW);
    store.owners.put("s", USER);
    door =
        () -> {
          throw new ErasedException();
        };

    pass.pass();

    assertThat(store.writes).isEmpty();
  }

  @Test
  void pass_hostLearnsOfTheSession_delivers() {
    park("s", "a", NOW);
    pass.pass();
    assertThat(delivered).isEmpty();
    host.put("s", USER);

    pass.pass();

    assertThat(delivered).hasSize(1);
    assertThat(store.writes).isEmpty();
    assertThat(store.listParked(PageRequest.first(1), NOW).items()).isEmpty();
  }

  @Test
  void parkLatest_replacesWhatIsEarlier() {
    parkLatest("b");
    parkLatest("a");
    parkLatest("c");

    assertThat(store.writes).extracting(ParkedWrite::content).containsExactly("\"c\"");
  }

  private void parkLatest(String content) {
    var write =
        new Deferrable(WriteOperation.SUMMARISE_SESSION, null, "s", CallerKey.NONE, content);
    id(
        parking.doOrParkLatest(
            write,
            String.class,
            (one, other) -> one.compareTo(other) >= 0,
            user -> Outcome.done("now")));
  }
}
