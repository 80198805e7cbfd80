package dev.usermemory.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupServiceTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  private final Store store = new Store();
  private final List<Backup> told = new CopyOnWriteArrayList<>();

  /** Writes a word, once it may. */
  private static final class Store implements BackupStore {

    private final CountDownLatch mayWrite = new CountDownLatch(1);
    private volatile @Nullable BackupException fault;

    @Override
    public Path folder() {
      throw new AssertionError("one is configured");
    }

    @Override
    public void copyTo(Path file, long nowMs) {
      await().until(() -> mayWrite.getCount() == 0);
      try {
        Files.writeString(file, "memory");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public BackupContents check(Path copy) {
      if (fault != null) {
        throw fault;
      }
      return new BackupContents(7, 3, TIME.toEpochMilli());
    }
  }

  private BackupService at(Instant time) {
    return at(time, Duration.ofMinutes(1));
  }

  private BackupService at(Instant time, Duration patience) {
    var properties = new BackupProperties(folder.resolve("backups"), 2, null, patience);
    return new BackupService(store, properties, Clock.fixed(time, ZoneOffset.UTC));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void backup_isForItsOwnerOnly_andNamedByItsTime() throws IOException {
    store.mayWrite.countDown();
    Backup made = at(TIME).create();

    assertThat(made.name()).isEqualTo("memory-20260301T120000.000Z.db");
    assertThat(made.bytes()).isEqualTo(6);
    Path file = folder.resolve("backups").resolve(made.name());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void oldestGo_whatSomebodyElsePutThereStays() throws IOException {
    store.mayWrite.countDown();
    at(TIME).create();
    Files.writeString(folder.resolve("backups/letter.db"), "mine");
    at(TIME.plusSeconds(1)).create();
    at(TIME.plusSeconds(2)).create();

    assertThat(files())
        .containsExactly(
            ".lock",
            "letter.db",
            "memory-20260301T120001.000Z.db",
            "memory-20260301T120002.000Z.db");
    assertThat(at(TIME).newest()).hasValue(TIME.plusSeconds(2));
  }

  @Test
  void copyThatIsNotRight_getsNoName_andTakesNoOtherAway() throws IOException {
    store.mayWrite.countDown();
    at(TIME).create();
    at(TIME.plusSeconds(1)).create();
    store.fault = new BackupException("damaged");
    BackupService third = at(TIME.plusSeconds(2));

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> third.begin(told::add))
        .withMessage("damaged");
    assertThat(files()).hasSize(3).noneMatch(name -> name.contains("120002"));
    assertThat(told).isEmpty();
    assertThat(third.failed()).isEqualTo(1);
    assertThat(third.lastSuccessMs()).isEqualTo(TIME.plusSeconds(1).toEpochMilli());
  }

  @Test
  void unfinishedOfAKilledProcess_goesWithTheNext() throws IOException {
    store.mayWrite.countDown();
    Path backups = Files.createDirectories(folder.resolve("backups"));
    Files.writeString(backups.resolve("memory-20260228T120000.000Z.db.part"), "mem");
    Files.writeString(backups.resolve("memory-20260228T120000.000Z.db.part-journal"), "mem");

    assertThat(at(TIME).newest()).isEmpty();
    at(TIME).create();
    assertThat(files()).containsExactly(".lock", "memory-20260301T120000.000Z.db");
  }

  @Test
  void begin_takingLong_goesOn_andARepetitionJoinsIt() throws IOException {
    BackupService service = at(TIME, Duration.ofMillis(1));
    assertThat(service.begin(told::add)).isEmpty();
    assertThat(service.begin(told::add)).isEmpty();
    store.mayWrite.countDown();
    await().until(() -> !told.isEmpty());
    await().until(() -> files().contains("memory-20260301T120000.000Z.db"));

    assertThat(told).hasSize(1);
    assertThat(service.done()).isEqualTo(1);
  }

  @Test
  void schedule_goesByTheAgeOfTheNewest_andPausesAfterAFailure() throws IOException {
    store.mayWrite.countDown();
    at(TIME).create();
    assertThat(runAt(TIME.plus(Duration.ofMinutes(59)))).isEqualTo(Optional.of(TIME));
    Instant due = TIME.plus(Duration.ofMinutes(60));
    assertThat(runAt(due)).isEqualTo(Optional.of(due));

    store.fault = new BackupException("damaged");
    Instant next = due.plus(Duration.ofHours(1));
    BackupService failing = at(next);
    var schedule =
        new BackupConfiguration.BackupSchedule(
            failing, Duration.ofHours(1), Clock.fixed(next, ZoneOffset.UTC));
    schedule.runIfDue();
    schedule.runIfDue();
    assertThat(failing.failed()).isEqualTo(1);
  }

  private Optional<Instant> runAt(Instant now) {
    BackupService service = at(now);
    new BackupConfiguration.BackupSchedule(
            service, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC))
        .runIfDue();
    return service.newest();
  }
}
