package dev.usermemory.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {

  private static final long MB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({
    "64, false, 2048, 64",
    "128, false, 4096, 128",
    "256, false, 8192, 256",
    "256, true, 682, 256",
    "4096, false, 8192, 4096",
    "1, false, 64, 64"
  })
  void capacity_isWhatFitsIntoTheHeap(long heapMb, boolean tls, int connections, int unfinished) {
    assertThat(Capacity.of(heapMb * MB, tls)).isEqualTo(new Capacity(connections, unfinished));
  }

  @Test
  void capacity_isNeverMoreThanThreeEighthsOfTheHeap() {
    for (long heap = 64 * MB; heap < 4096 * MB; heap += 64 * MB) {
      Capacity plain = Capacity.of(heap, false);
      assertThat(plain.connections() * 8L * 1024 + plain.unfinished() * 128L * 1024)
          .isLessThanOrEqualTo(heap * 3 / 8);
    }
  }

  @Test
  void unfinished_areAdmittedUpToTheLimit() {
    var capacity = new Capacity(10, 2);
    var counted = new AtomicInteger();

    assertThat(capacity.admit(counted)).isTrue();
    assertThat(capacity.admit(counted)).isTrue();
    assertThat(capacity.admit(counted)).isFalse();
    assertThat(counted).hasValue(2);
  }

  @Test
  void connections_areScarceFromNineTenthsOn() {
    var capacity = new Capacity(100, 1);

    assertThat(capacity.isScarce(90)).isFalse();
    assertThat(capacity.isScarce(91)).isTrue();
  }

  @Test
  void configuredNumber_winsOverTheMemory() {
    var configured = new ConnectionProperties(77, Duration.ofSeconds(1));

    assertThat(configured.capacity(256 * MB, false).connections()).isEqualTo(77);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void numberOutOfRange_isRefused(int max) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new ConnectionProperties(max, Duration.ofSeconds(1)))
        .withMessageStartingWith("MAX_CONNECTIONS must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1S", "PT2H"})
  void patienceOutOfRange_isRefused(Duration patience) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new ConnectionProperties(null, patience))
        .withMessageStartingWith("CALLER_PATIENCE must be");
  }
}
