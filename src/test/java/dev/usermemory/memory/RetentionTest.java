package dev.usermemory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionTest {

  private static final long DAY_MS = 86_400_000L;
  private final Retention retention = new Retention(Duration.ofDays(2), Duration.ofDays(1));

  @Test
  void expiry_withoutWish_isTheRetentionOfItsKind() {
    assertThat(retention.factExpiryMs(5, null)).isEqualTo(5 + 2 * DAY_MS);
    assertThat(retention.episodeExpiryMs(5, null)).isEqualTo(5 + DAY_MS);
  }

  @Test
  void expiry_withWish_isTheEarlierOfBoth() {
    assertThat(retention.factExpiryMs(0, 7L)).isEqualTo(7);
    assertThat(retention.factExpiryMs(0, 9 * DAY_MS)).isEqualTo(2 * DAY_MS);
    assertThat(retention.episodeExpiryMs(0, 9 * DAY_MS)).isEqualTo(DAY_MS);
  }

  @Test
  void binding_ofABareNumber_meansDays() {
    assertThat(bind(Map.of("usermemory.retention.facts", "30")))
        .isEqualTo(new Retention(Duration.ofDays(30), Duration.ofDays(90)));
  }

  @Test
  void construction_withoutAPositiveDuration_namesTheVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(Duration.ZERO, Duration.ofDays(1)))
        .withMessageStartingWith("RETENTION_DAYS_FACTS");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(Duration.ofDays(1), Duration.ofDays(40_000)))
        .withMessageStartingWith("RETENTION_DAYS_EPISODES");
  }

  private static Retention bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("usermemory.retention", Retention.class);
  }
}
