package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a clock that moves only when somebody sleeps. */
class ImportPaceTest {

  private static final int BATCH = 512 * 1024;
  private static final int MIB = 1_048_576;

  /** Near where {@link System#nanoTime()} turns negative. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  private final long start = nanos.get();

  private ImportPace pace(int percent) {
    return new ImportPace(percent, nanos::get, pause -> nanos.addAndGet(pause.toNanos()));
  }

  private Duration taken() {
    return Duration.ofNanos(nanos.get() - start);
  }

  /** Of 4 MiB a second: what is sent is written up to three times, index entries included. */
  @ParameterizedTest
  @CsvSource({"25, 60", "50, 30", "100, 15"})
  void send_20MiB_takesAsLongAsItsShareOfTheWriteRate(int percent, long seconds)
      throws InterruptedException {
    ImportPace pace = pace(percent);
    for (int sent = 0; sent < 20 * MIB; sent += BATCH) {
      pace.send(BATCH);
    }
    pace.send(0); // what was sent last has had its time, too

    assertThat(taken()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void send_first_doesNotWait() throws InterruptedException {
    pace(25).send(BATCH);

    assertThat(taken()).isZero();
  }

  @Test
  void send_twoImports_shareOnePace() throws InterruptedException {
    ImportPace pace = pace(25);
    for (int i = 0; i < 4; i++) {
      pace.send(BATCH); // of one
      pace.send(BATCH); // and of the other
    }
    pace.send(0);

    assertThat(taken()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void send_afterAPause_hasNotSavedUp() throws InterruptedException {
    ImportPace pace = pace(25);
    pace.send(BATCH);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    pace.send(BATCH);
    pace.send(BATCH);

    assertThat(taken()).isEqualTo(Duration.ofHours(1).plusMillis(1_500));
  }
}
