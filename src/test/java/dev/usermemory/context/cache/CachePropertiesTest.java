package dev.usermemory.context.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CachePropertiesTest {

  @Test
  void fitting_isAnEighthOfTheHeap_butAtLeast64MegabytesAndAtMost64Gigabytes() {
    assertThat(CacheProperties.fitting(1L << 30)).isEqualTo(128L << 20);
    assertThat(CacheProperties.fitting(256L << 20)).isEqualTo(64L << 20);
    assertThat(CacheProperties.fitting(1L << 42)).isEqualTo(64L << 30);
  }

  @Test
  void new_withoutASize_takesWhatFits() {
    assertThat(new CacheProperties(null, Duration.ZERO).cacheBytes())
        .isEqualTo(CacheProperties.fitting(Runtime.getRuntime().maxMemory()));
  }

  @Test
  void new_withASize_takesIt_andRefusesOneOutOfBounds() {
    assertThat(new CacheProperties(DataSize.ofBytes(0), Duration.ZERO).cacheBytes()).isZero();
    assertThatThrownBy(() -> new CacheProperties(DataSize.ofGigabytes(65), Duration.ZERO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("usermemory.context.cache-size must be 0 to 64GB");
  }
}
