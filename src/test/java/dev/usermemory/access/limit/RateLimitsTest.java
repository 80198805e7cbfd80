package dev.usermemory.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.access.Caller;
import dev.usermemory.access.Scope;
import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.UserId;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {

  private final StandingClock clock = new StandingClock();
  private final RateLimits limits = new RateLimits(new RateProperties(3, 2), clock);

  /** Time goes on when a test says so. */
  private static final class StandingClock implements TimeMeter {

    private long now;

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }

    void pass(Duration time) {
      now += time.toNanos();
    }
  }

  private static Caller token(String name) {
    return Caller.withToken(name, Set.of(Scope.MEMORY));
  }

  @Test
  void endUser_isLimitedAsThePersonTheyAre() {
    var ana = new Caller.EndUser(new UserId("ana"));
    for (int i = 0; i < 20; i++) {
      assertThat(limits.ask(ana, i % 2 == 0 ? "ana" : null).policy()).isEqualTo("user");
    }
    assertThat(limits.ask(ana, null).allowed()).isFalse();
    assertThat(limits.ask(token("backend"), "ana").allowed()).isFalse();
    assertThat(limits.ask(new Caller.EndUser(new UserId("ben")), null).allowed()).isTrue();
  }

  @Test
  void caller_mayCallTenSecondsWorthAtOnce_thenAsOftenAsAllowed() {
    for (int i = 29; i >= 0; i--) {
      Decision decision = limits.ask(token("backend"), null);
      assertThat(decision.allowed()).isTrue();
      assertThat(decision.remaining()).isEqualTo(i);
    }
    assertThat(limits.ask(token("backend"), null).allowed()).isFalse();

    clock.pass(Duration.ofSeconds(1));
    for (int i = 0; i < 3; i++) {
      assertThat(limits.ask(token("backend"), null).allowed()).isTrue();
    }
    assertThat(limits.ask(token("backend"), null).allowed()).isFalse();
  }

  @Test
  void person_hasALimitOfTheirOwn_whoeverAsks() {
    for (int i = 0; i < 20; i++) {
      assertThat(limits.ask(token(i % 2 == 0 ? "backend" : "chat"), "ana").allowed()).isTrue();
    }
    Decision refused = limits.ask(token("chat"), "ana");

    assertThat(refused.allowed()).isFalse();
    assertThat(refused.policy()).isEqualTo("user");
    assertThat(limits.ask(token("chat"), "ben").allowed()).isTrue();
    assertThat(limits.ask(token("chat"), null).allowed()).isTrue();
  }

  @Test
  void refusedCaller_costsThePersonNothing() {
    for (int i = 0; i < 100; i++) {
      limits.ask(token("loud"), i < 30 ? null : "ana");
    }
    assertThat(limits.ask(token("quiet"), "ana").asLimit()).startsWith("\"user\";r=19;");
  }

  @Test
  void headers_sayWhatIsLeft() {
    Decision first = limits.ask(token("backend"), null);
    assertThat(first.asPolicy()).isEqualTo("\"caller\";q=30;w=10");
    assertThat(first.asLimit()).isEqualTo("\"caller\";r=29;t=1");
    for (int i = 0; i < 29; i++) {
      limits.ask(token("backend"), null);
    }
    Decision refused = limits.ask(token("backend"), null);
    assertThat(refused.asLimit()).isEqualTo("\"caller\";r=0;t=10");
    assertThat(refused.retryAfterSeconds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void noLimit_isNoSetting(int perSecond) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new RateProperties(perSecond, 1))
        .withMessageStartingWith("RATE_LIMIT_CALLER must be");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new RateProperties(1, perSecond))
        .withMessageStartingWith("RATE_LIMIT_USER must be");
  }
}
