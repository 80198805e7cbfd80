package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreState;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.privacy.erasure.Residue;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import dev.usermemory.store.sqlite.engine.SqliteUnusableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether it is known what is wrong with the file, and that nothing is answered that is lost. */
class SqliteHealthTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private Path file;
  private OpenSqlite store;

  @BeforeEach
  void open() {
    file = folder.resolve("memory.db");
    store = open(Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  private OpenSqlite open(Duration writeTimeout) {
    SqliteDatabase database =
        SqliteDatabase.open(new SqliteProperties(file, 2, Duration.ofSeconds(30), writeTimeout));
    return new OpenSqlite(database, SqliteStores.on(database, StorePolicy.DEFAULT));
  }

  private StoreState state() {
    return store.probe().state();
  }

  private void write() {
    store
        .database()
        .write(db -> db.sql("UPDATE store_state SET highest_erased_revision = 7").update());
  }

  private void isRefused(StoreState state) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(this::write)
        .withMessageContaining(state.word());
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.probe().ping());
    assertThat(store.probe().fault()).hasValue(state.word());
  }

  private void worksAgain() {
    await().atMost(SOON).ignoreExceptions().untilAsserted(() -> store.probe().ping());
    write();
    assertThat(state()).isEqualTo(StoreState.OK);
    assertThat(store.probe().fault()).isEmpty();
  }

  private long probes() {
    return store
        .database()
        .read(db -> db.sql("SELECT probes FROM store_probe").query(Long.class).single());
  }

  @Test
  void ping_writesOncePerSecondAtMost_andTheLogDoesNotGrow() throws Exception {
    long before = probes();
    long start = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 5_000).forEach(_ -> callers.submit(() -> store.probe().ping()));
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);

    assertThat(probes() - before).isBetween(1L, 2 + seconds);
    assertThat(Files.size(folder.resolve("memory.db-wal"))).isLessThan(200_000);
  }

  @Test
  void ping_whenSomebodyHasJustWritten_writesNothing() {
    write();
    long before = probes();
    store.probe().ping();
    assertThat(probes()).isEqualTo(before);
  }

  @Test
  void deletedFile_isUnlinked_andNothingIsAnsweredThatIsLost() throws IOException {
    write();
    Path elsewhere = Files.move(file, folder.resolve("elsewhere.db"));
    isRefused(StoreState.UNLINKED);

    Files.move(elsewhere, file);
    worksAgain();
  }

  @Test
  void replacedFile_isUnlinked() throws IOException {
    write();
    Path copy = Files.copy(file, folder.resolve("copy.db"));
    Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    isRefused(StoreState.UNLINKED);
  }

  @Test
  void deletedLog_isUnlinked() throws IOException {
    write();
    Files.delete(folder.resolve("memory.db-wal"));
    isRefused(StoreState.UNLINKED);
  }

  @Test
  void lockHeldByAnotherProcess_isLocked_atOnce_andPasses() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.probe().ping());
      assertThat(state()).isEqualTo(StoreState.LOCKED);
      statement.execute("ROLLBACK");
    }
    worksAgain();
  }

  @Test
  void fileThatMayNotBeWritten_isReadOnly_andIsStillRead() {
    store.database().write(db -> db.sql("PRAGMA query_only = ON").update());
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this::write);
    assertThat(state()).isEqualTo(StoreState.READ_ONLY);
    assertThat(store.probe().fault()).hasValue("read_only");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.probe().ping());
    assertThat(probes()).isNotNegative();
  }

  @Test
  void longWorkOfItsOwn_isNoFault_unlessOthersCannotWaitForIt() throws Exception {
    store.close();
    store = open(Duration.ofSeconds(2));
    var running = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.submit(() ->
          store
              .database()
              .write(_ -> {
                running.countDown();
                return waitFor(release);
              }));
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
      assertThatCode(() -> store.probe().ping()).doesNotThrowAnyException();
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThatExceptionOfType(StoreUnavailableException.class)
                  .isThrownBy(() -> store.probe().ping()));
      assertThat(state()).isEqualTo(StoreState.AWAY);
      release.countDown();
    }
    worksAgain();
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void overwrittenPages_areNoticedByTheWatch_andNothingMoreIsWritten() throws Exception {
    store.close(); // all of it is in the file itself
    store = open(Duration.ofSeconds(30));
    overwriteAllButTheHeader();
    store.database().watch();

    await().atMost(SOON).until(() -> state() == StoreState.CORRUPT);
    isRefused(StoreState.CORRUPT);
  }

  private void overwriteAllButTheHeader() throws IOException {
    try (var pages = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] rubbish = new byte[Math.toIntExact(pages.length()) - 4096];
      Arrays.fill(rubbish, (byte) 0x5A);
      pages.seek(4096);
      pages.write(rubbish);
    }
  }

  @Test
  void damagedPage_thatAStatementMeets_isCorrupt() throws Exception {
    store.close();
    overwriteAllButTheHeader();
    assertThatExceptionOfType(SqliteUnusableException.class)
        .isThrownBy(() -> open(Duration.ofSeconds(1)))
        .withMessageContaining("it is damaged, or no SQLite database");
    Files.delete(file);
    store = open(Duration.ofSeconds(30));
  }

  @Test
  void scrubThatAnEarlierProcessHasLeft_isDoneByTheWatch() throws Exception {
    store.database().write(db -> db.sql("UPDATE store_state SET scrub_pending = 1").update());
    store.close();
    store = open(Duration.ofSeconds(30));
    store.database().watch();

    await().atMost(SOON).until(() -> !scrubPending());
    assertThat(store.erasure().residue()).isEqualTo(Residue.NONE);
  }

  private boolean scrubPending() {
    return store
        .database()
        .read(db -> db.sql("SELECT scrub_pending FROM store_state").query(Boolean.class).single());
  }

  @Test
  void newerSchema_isNotStartedOn() throws Exception {
    store.close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history
            SELECT 1000, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on,
              execution_time, success FROM flyway_schema_history WHERE version = '7'\
          """);
    }
    assertThatExceptionOfType(SqliteUnusableException.class)
        .isThrownBy(() -> open(Duration.ofSeconds(1)))
        .withMessageContaining("its schema is newer (version 99)");
  }
}
