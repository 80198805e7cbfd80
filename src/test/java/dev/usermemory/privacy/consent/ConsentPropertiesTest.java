package dev.usermemory.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.LongestWait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsentPropertiesTest {

  private final ConsentProperties consents =
      new ConsentProperties(ConsentProperties.Decision.GRANTED);

  @Test
  void policy_outboxOn_knowsKeysForLongerThanAnythingWaits() {
    var wait = new LongestWait(Duration.ofDays(3));

    assertThat(consents.policy(wait).idempotencyTtlMs()).isEqualTo(Duration.ofDays(4).toMillis());
    assertThat(consents.policy(LongestWait.NONE).idempotencyTtlMs())
        .isEqualTo(Duration.ofDays(1).toMillis());
  }
}
