package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.FINALIZE_ASSESSMENT;
import static dev.usermemory.kernel.WriteOperation.SUMMARISE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.delivery.ParkedStore.Deliverable;
import dev.usermemory.delivery.ParkedStore.Depth;
import dev.usermemory.delivery.ParkedWrite;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.session.SessionBinding.Bound;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What waits until it is known whose session it is. Lists hold what other tests parked, too. */
abstract class ParkedContract extends StoreAspect {

  private final String session = unique("session");

  ParkedContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private ParkedWrite write(String id, long acceptedAtMs) {
    return new ParkedWrite(
        session + id,
        session,
        FINALIZE_ASSESSMENT,
        "{\"text\":\"" + id + " 🍵\"}",
        acceptedAtMs,
        NOW + DAY);
  }

  private ParkedWrite parked(String id, long acceptedAtMs) {
    ParkedWrite write = write(id, acceptedAtMs);
    assertThat(store.parked().park(write, NOW)).isEmpty();
    return write;
  }

  private List<ParkedWrite> listed(long nowMs) {
    return Paging.all(2, page -> store.parked().listParked(page, nowMs)).stream()
        .filter(write -> write.sessionId().equals(session))
        .toList();
  }

  private List<Deliverable> deliverable(long nowMs) {
    return Paging.all(2, page -> store.parked().deliverable(page, nowMs)).stream()
        .filter(found -> found.parked().sessionId().equals(session))
        .toList();
  }

  @Test
  void park_unknownSession_isKeptAsItIs() {
    ParkedWrite write = parked("a", NOW);

    assertThat(store.parked().findParked(write.id(), NOW)).contains(write);
    assertThat(store.parked().parkedOf(session, NOW)).containsExactly(write);
    assertThat(listed(NOW)).containsExactly(write);
    assertThat(deliverable(NOW)).isEmpty();
  }

  @Test
  void park_sameIdAgain_isParkedOnce() {
    ParkedWrite write = parked("a", NOW);
    var again =
        new ParkedWrite(write.id(), session, SUMMARISE_SESSION, "{}", NOW + 1, NOW + 2 * DAY);

    assertThat(store.parked().park(again, NOW + 1)).isEmpty();

    assertThat(listed(NOW)).containsExactly(write);
  }

  @Test
  void park_knownSession_isItsUsersAndParksNothing() {
    store.sessions().touchSession(user, session, NOW);

    assertThat(store.parked().park(write("a", NOW), NOW)).contains(user);

    assertThat(listed(NOW)).isEmpty();
  }

  @Test
  void park_sessionThatExpired_isParked() {
    store.sessions().touchSession(user, session, NOW - StorePolicy.DEFAULT.sessionTtlMs());

    assertThat(listed(NOW)).isEmpty();
    parked("a", NOW);
  }

  @Test
  void lists_areInTheOrderOfAcceptance_thenById() {
    ParkedWrite third = parked("c", NOW);
    ParkedWrite second = parked("b", NOW);
    ParkedWrite first = parked("z", NOW - 1);
    store.sessions().touchSession(user, session, NOW);

    assertThat(listed(NOW)).containsExactly(first, second, third);
    assertThat(store.parked().parkedOf(session, NOW)).containsExactly(first, second, third);
    assertThat(deliverable(NOW))
        .containsExactly(
            new Deliverable(user, first),
            new Deliverable(user, second),
            new Deliverable(user, third));
  }

  @Test
  void bindingASession_saysWhetherSomethingWaits() {
    parked("a", NOW);

    assertThat(store.sessions().touchSession(user, session, NOW)).isTrue();
    assertThat(store.sessions().bindSession(user, session, false, NOW))
        .isEqualTo(new SessionBinding(Bound.BOUND, true));
    store.parked().unpark(session + "a");
    assertThat(store.sessions().touchSession(user, session, NOW)).isFalse();
  }

  @Test
  void unpark_onceIsThereOnce() {
    ParkedWrite write = parked("a", NOW);

    assertThat(store.parked().unpark(write.id())).isTrue();
    assertThat(store.parked().unpark(write.id())).isFalse();

    assertThat(store.parked().findParked(write.id(), NOW)).isEmpty();
    assertThat(listed(NOW)).isEmpty();
  }

  @Test
  void parkedWrite_expires_toTheMillisecond() {
    ParkedWrite write = parked("a", NOW);

    assertThat(listed(NOW + DAY - 1)).containsExactly(write);
    assertThat(listed(NOW + DAY)).isEmpty();
    assertThat(store.parked().findParked(write.id(), NOW + DAY)).isEmpty();
    assertThat(store.parked().parkedOf(session, NOW + DAY)).isEmpty();
    assertThat(store.sessions().touchSession(user, session, NOW + DAY)).isFalse();
    assertThat(deliverable(NOW + DAY)).isEmpty();
  }

  @Test
  void purgeExpired_deletesIt() {
    var write = new ParkedWrite(session, session, FINALIZE_ASSESSMENT, "{}", NOW - 2, NOW - 1);
    store.parked().park(write, NOW - 2);

    while (store.erasure().purgeExpired(NOW - 1, 100).more()) {
      assertThat(store.parked().findParked(session, NOW - 1)).isEmpty();
    }

    assertThat(store.parked().unpark(session)).isFalse();
  }

  @Test
  void eraseUser_takesWhatIsParkedForTheirSessionsAlone() {
    parked("a", NOW);
    store.sessions().touchSession(user, session, NOW);
    UserId other = newUser();

    while (store.erasure().eraseUser(other, 100, NOW).more()) {
      assertThat(listed(NOW)).hasSize(1);
    }
    assertThat(listed(NOW)).hasSize(1);
    while (store.erasure().eraseUser(user, 100, NOW).more()) {
      assertThat(deliverable(NOW)).isEmpty();
    }

    assertThat(listed(NOW)).isEmpty();
  }

  @Test
  void depth_isHowManyWaitAndSinceWhen() {
    long late = NOW + 10_000 * DAY; // when nothing of another test waits any more
    Depth none = store.parked().depth(late);
    for (int i = 0; i < 3; i++) {
      store
          .parked()
          .park(
              new ParkedWrite(
                  session + i, session, FINALIZE_ASSESSMENT, "{}", late - i, late + DAY),
              late);
    }

    assertThat(none).isEqualTo(new Depth(0, 0));
    assertThat(store.parked().depth(late)).isEqualTo(new Depth(3, late - 2));
  }
}
