package dev.usermemory.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.StoreTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class DeadlineTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void await_callThatReturns_isItsResultWithTheLoggingContext() {
    MDC.put("requestId", "req-1");
    Deadline deadline = Deadline.in(LONG);
    assertThat(deadline.await(Deadline.start(() -> MDC.get("requestId")))).isEqualTo("req-1");
    MDC.remove("requestId");
  }

  @Test
  void await_callThatThrows_throwsTheSame() {
    var failure = new IllegalArgumentException("no");
    Deadline deadline = Deadline.in(LONG);
    FutureTask<String> call =
        Deadline.start(() -> {
          throw failure;
        });
    assertThatThrownBy(() -> deadline.await(call)).isSameAs(failure);
  }

  @Test
  void await_callThatHangs_isGivenUpAtTheDeadlineAndGoesOn() throws Exception {
    var go = new CountDownLatch(1);
    Deadline past = Deadline.in(Duration.ZERO);
    FutureTask<Boolean> call =
        Deadline.start(() -> {
          go.await();
          return past.hasPassed();
        });
    assertThatThrownBy(() -> past.await(call)).isInstanceOf(StoreTimeoutException.class);
    go.countDown();
    assertThat(call.get()).isTrue();
    assertThat(Deadline.in(LONG).hasPassed()).isFalse();
  }

  @Test
  void waitFor_callThatHangs_goesOnAfterTheDeadline() throws Exception {
    var go = new CountDownLatch(1);
    FutureTask<Boolean> call =
        Deadline.start(() -> {
          go.await();
          return true;
        });
    Deadline.in(Duration.ZERO).waitFor(call);
    go.countDown();
    assertThat(call.get()).isTrue();
  }
}
