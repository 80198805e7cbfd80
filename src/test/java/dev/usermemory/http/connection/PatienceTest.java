package dev.usermemory.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

  @ParameterizedTest
  @CsvSource({
    "30, 0, false",
    "31, 0, true",
    "31, 65536, false", // a second for every 64 KB
    "32, 65536, true",
    "3600, 900, true", // a byte every four seconds
    "46, 1048576, false", // 1 MB on a slow line
    "47, 1048576, true"
  })
  void patience_isATimeAndASecondPer64Kb(int waitedSeconds, long bytes, boolean over) {
    var patience = new Patience(Duration.ofSeconds(30));

    assertThat(patience.isOver(Duration.ofSeconds(waitedSeconds).toNanos(), bytes)).isEqualTo(over);
  }
}
