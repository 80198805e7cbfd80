package dev.usermemory.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockGuardTest {

  private static final Duration BOUND = Duration.ofDays(2);

  private final RememberedTime store = new RememberedTime();
  private Instant shown = Instant.parse("2026-03-01T12:00:00Z");
  private long passedNanos;
  private ClockGuard guard = started();

  private ClockGuard started() {
    return new ClockGuard(store, new ShownClock(), () -> passedNanos, BOUND);
  }

  private final class ShownClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new AssertionError();
    }

    @Override
    public Instant instant() {
      return shown;
    }
  }

  private void pass(Duration time) {
    passedNanos += time.toNanos();
    jump(time);
  }

  private void jump(Duration time) {
    shown = shown.plus(time);
  }

  private void believes() {
    assertThat(guard.check()).isEmpty();
    assertThat(guard.isHeld()).isFalse();
  }

  private void doubts() {
    assertThat(guard.check()).isPresent();
    assertThat(guard.isHeld()).isTrue();
  }

  @Test
  void firstTime_isBelieved() {
    believes();
    assertThat(store.trustedAtMs()).isEqualTo(shown.toEpochMilli());
  }

  @Test
  void timeThatPasses_isBelieved_howeverMuch() {
    believes();
    pass(Duration.ofDays(400));
    believes();
    assertThat(store.trustedAtMs()).isEqualTo(shown.toEpochMilli());
  }

  @Test
  void jump_upToTheBound_isBelieved_beyondItNot() {
    believes();
    jump(BOUND);
    believes();
    jump(BOUND.plusMillis(1));
    doubts();
  }

  @Test
  void jump_isDoubtedUntilItIsUndone_andNeverRemembered() {
    believes();
    long before = store.trustedAtMs();
    jump(Duration.ofDays(365));
    doubts();
    pass(Duration.ofDays(10));
    doubts();
    assertThat(store.trustedAtMs()).isEqualTo(before);
    jump(Duration.ofDays(-365));
    believes();
  }

  @Test
  void jump_overARestart_isDoubted_alsoByTheNextProcess() {
    believes();
    jump(Duration.ofDays(365));
    guard = started();
    doubts();
    guard = started();
    doubts();
  }

  @Test
  void downtime_withinTheBound_isBelieved() {
    believes();
    jump(Duration.ofDays(1));
    guard = started();
    believes();
  }

  @Test
  void confirmed_isBelieved_alsoAfterARestart() {
    believes();
    jump(Duration.ofDays(365));
    doubts();
    guard.confirm();
    believes();
    guard = started();
    believes();
  }

  @Test
  void confirmedByAnotherProcess_isBelieved() {
    believes();
    jump(Duration.ofDays(365));
    doubts();
    started().confirm();
    believes();
  }

  @Test
  void jumpBack_holdsNothing_norDoesItsUndoing() {
    believes();
    long before = store.trustedAtMs();
    jump(Duration.ofDays(-30));
    believes();
    assertThat(store.trustedAtMs()).isEqualTo(before);
    jump(Duration.ofDays(30));
    believes();
  }

  @Test
  void clockThatWasAheadAtTheFirstStart_isDoubtedAgain_onceTheRightOneIsConfirmed() {
    jump(Duration.ofDays(365));
    believes();
    jump(Duration.ofDays(-365));
    guard = started();
    believes();
    guard.confirm();
    jump(Duration.ofDays(300));
    doubts();
  }

  @Test
  void jumpInSmallSteps_isASumOfBelievedOnes() {
    believes();
    for (int day = 0; day < 3; day++) {
      jump(Duration.ofDays(1));
      believes();
    }
  }
}
