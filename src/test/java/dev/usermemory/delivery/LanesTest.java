package dev.usermemory.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final long NOW = 1_000;
  private static final Lane ALICE = Lane.of(new UserId("alice"));
  private static final Lane BOB = Lane.of(new UserId("bob"));

  private final Lanes lanes = new Lanes();

  private static OutboxEntry entry(long seq, Lane lane) {
    return OutboxEntry.waiting(seq, "id-" + seq, lane, WriteOperation.ADD_GOAL, NOW);
  }

  private OutboxEntry add(long seq, Lane lane) {
    OutboxEntry entry = entry(seq, lane);
    lanes.add(entry);
    return entry;
  }

  @Test
  void take_whileOneOfTheLaneIsUnderWay_takesOfOthersOnly() {
    OutboxEntry first = add(1, ALICE);
    OutboxEntry second = add(2, ALICE);
    OutboxEntry other = add(3, BOB);

    assertThat(lanes.take(NOW)).contains(first);
    assertThat(lanes.take(NOW)).contains(other);
    assertThat(lanes.take(NOW)).isEmpty();
    lanes.end(first);
    assertThat(lanes.take(NOW)).contains(second);
  }

  @Test
  void take_postponed_holdsItsLaneBackUntilThen() {
    OutboxEntry first = add(1, ALICE);
    add(2, ALICE);
    lanes.take(NOW);
    OutboxEntry later = first.postponed(1, NOW + 500);
    lanes.postpone(later);

    assertThat(lanes.take(NOW + 499)).isEmpty();
    assertThat(lanes.nextDueMs()).isEqualTo(NOW + 500);
    assertThat(lanes.take(NOW + 500)).contains(later);
  }

  @Test
  void take_amongLanes_isOfTheOneDueForLongest() {
    OutboxEntry alices = add(1, ALICE);
    OutboxEntry bobs = add(2, BOB);
    lanes.take(NOW);
    lanes.postpone(alices.postponed(1, NOW + 1));

    assertThat(lanes.take(NOW + 5)).contains(bobs);
  }

  @Test
  void close_keepsTheLaneUntilItIsOpenedAsOften() {
    OutboxEntry first = add(1, ALICE);
    lanes.close(ALICE);
    lanes.close(ALICE);
    lanes.open(ALICE);

    assertThat(lanes.take(NOW)).isEmpty();
    lanes.open(ALICE);
    assertThat(lanes.take(NOW)).contains(first);
  }

  @Test
  void awaitIdle_waitsForWhatIsUnderWay() throws InterruptedException {
    OutboxEntry first = add(1, ALICE);
    lanes.take(NOW);
    assertThat(lanes.awaitIdle(ALICE, 1)).isFalse();

    Thread ending = Thread.ofVirtual().start(() -> lanes.end(first));
    assertThat(lanes.awaitIdle(ALICE, 30_000)).isTrue();
    ending.join();
  }

  @Test
  void postpone_ofWhatWasForgottenMeanwhile_bringsNothingBack() {
    OutboxEntry first = add(1, ALICE);
    lanes.take(NOW);
    lanes.removeBefore(ALICE, NOW + 1);
    lanes.postpone(first.postponed(1, NOW));

    assertThat(lanes.take(NOW + 10)).isEmpty();
    assertThat(lanes.isWaiting(ALICE)).isFalse();
    assertThat(lanes.size()).isZero();
  }

  @Test
  void removeBefore_keepsWhatCameLater() {
    add(1, ALICE);
    OutboxEntry later = OutboxEntry.waiting(2, "later", ALICE, WriteOperation.ADD_GOAL, NOW + 7);
    lanes.add(later);
    lanes.removeBefore(ALICE, NOW + 7);

    assertThat(lanes.count(ALICE)).isEqualTo(1);
    assertThat(lanes.take(NOW + 7)).contains(later);
  }

  /** Whatever fails however often, each lane's come to an end in their order. */
  @Property
  void everyLane_endsInItsOrder(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> laneOf,
      @ForAll @Size(min = 1, max = 20) List<Boolean> fails) {
    var some = new Lanes();
    IntStream.range(0, laneOf.size())
        .forEach(i -> some.add(entry(i, Lane.ofSession("s" + laneOf.get(i)))));
    var ended = new java.util.ArrayList<OutboxEntry>();
    long nowMs = NOW;
    for (int step = 0; some.size() > 0; step++) {
      Optional<OutboxEntry> next = some.take(nowMs);
      if (next.isEmpty()) {
        nowMs++;
      } else if (fails.get(step % fails.size()) && next.get().attempts() < 3) {
        some.postpone(next.get().postponed(next.get().attempts() + 1, nowMs + step % 5));
      } else {
        some.end(next.get());
        ended.add(next.get());
      }
    }
    for (int lane = 0; lane <= 4; lane++) {
      Lane which = Lane.ofSession("s" + lane);
      assertThat(ended.stream().filter(e -> e.lane().equals(which)).map(OutboxEntry::seq))
          .isSorted();
    }
    assertThat(ended).hasSize(laneOf.size());
  }
}
