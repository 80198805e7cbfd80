package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.privacy.erasure.Residue;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see when the database fails, and that it works again afterwards. */
class SqliteFailureTest {

  private static final long NOW = 1_760_000_000_000L;

  @TempDir private Path folder;

  private final UserId user = new UserId("someone");

  private OpenSqlite open() {
    return OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
  }

  private OpenSqlite impatient(Duration busyTimeout, Duration writeTimeout) {
    SqliteDatabase database =
        SqliteDatabase.open(
            new SqliteProperties(folder.resolve("memory.db"), 1, busyTimeout, writeTimeout));
    return new OpenSqlite(database, SqliteStores.on(database, StorePolicy.DEFAULT));
  }

  private void ingest(OpenSqlite store, String id) {
    var episode = new Episode(id, null, null, "x".repeat(5_000), List.of(), null, null, NOW, null);
    assertThat(store.episodes().ingestEpisode(Write.of(user, INGEST_EPISODE, NOW), episode))
        .isInstanceOf(Outcome.Done.class);
  }

  private List<String> stored(OpenSqlite store) {
    return switch (store.episodes().listEpisodes(user, PageRequest.first(200), NOW)) {
      case Outcome.Done(var page, _) -> page.items().stream().map(Episode::episodeId).toList();
      default -> List.of();
    };
  }

  private static void limitPages(OpenSqlite store, long more) {
    store
        .database()
        .write(db -> {
          long pages = db.sql("PRAGMA page_count").query(Long.class).single();
          return db.sql("PRAGMA max_page_count = " + (pages + more)).query(Long.class).single();
        });
  }

  @Test
  void fullDisk_isUnavailable_keepsWhatWasAnswered_andRecovers() throws Exception {
    try (OpenSqlite store = open()) {
      var answered = new ArrayList<String>();
      limitPages(store, 20);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
              ingest(store, "ep-" + i);
              answered.add("ep-" + i);
            }
          })
          .withMessage("The store is not available: SQLITE_FULL");
      assertThat(store.probe().fault()).hasValue("full");
      assertThat(stored(store)).isNotEmpty().containsExactlyInAnyOrderElementsOf(answered);

      limitPages(store, 1_000);
      ingest(store, "after");
      assertThat(stored(store)).contains("after");
      assertThat(store.probe().fault()).isEmpty();
    }
  }

  @Test
  void anotherProcessHoldsTheLock_isUnavailable_andRecovers() throws Exception {
    try (OpenSqlite store = impatient(Duration.ofMillis(50), Duration.ofSeconds(30));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + store.database().path());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> ingest(store, "ep-1"))
          .withStackTraceContaining("SQLITE_BUSY");
      assertThat(stored(store)).isEmpty();

      statement.execute("ROLLBACK");
      ingest(store, "ep-1");
      assertThat(stored(store)).containsExactly("ep-1");
    }
  }

  @Test
  void writeThatWaitsTooLong_neverHappens_andOneThatRunsTooLong_isATimeout() throws Exception {
    try (OpenSqlite store = impatient(Duration.ofSeconds(5), Duration.ofMillis(300));
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var release = new CountDownLatch(1);
      Future<Boolean> slow = keepBusy(store, executor, release);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> ingest(store, "never"));
      assertThat(slow)
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableThat()
          .withRootCauseInstanceOf(java.util.concurrent.TimeoutException.class)
          .withCauseInstanceOf(StoreTimeoutException.class);

      release.countDown();
      ingest(store, "after");
      assertThat(stored(store)).containsExactly("after");
    }
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workThatThrows_undoesItselfAndNothingElse() throws Exception {
    try (OpenSqlite store = open()) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              store
                  .database()
                  .write(db -> {
                    db.sql("UPDATE store_state SET highest_erased_revision = 99").update();
                    throw new IllegalStateException("a bug");
                  }))
          .withMessage("a bug");

      ingest(store, "ep-1");
      assertThat(
              store
                  .database()
                  .<Long>read(db ->
                      db.sql("SELECT highest_erased_revision FROM store_state")
                          .query(Long.class)
                          .single()))
          .isZero();
    }
  }

  @Test
  void constraint_isAConflict() throws Exception {
    try (OpenSqlite store = open()) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() ->
              store
                  .database()
                  .write(db -> db.sql("INSERT INTO store_probe VALUES (1, 0)").update()))
          .withMessage("The write contradicts what is stored.");
    }
  }

  @Test
  void manyWritesAtOnce_oneOfThemRefused_theOthersAreStored() throws Exception {
    try (OpenSqlite store = open();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Future<?>>();
      for (int i = 0; i < 60; i++) {
        String id = "ep-" + i;
        tasks.add(
            executor.submit(() -> {
              if (id.endsWith("3")) {
                store
                    .database()
                    .write(db -> db.sql("INSERT INTO store_probe VALUES (1, 0)").update());
              } else {
                ingest(store, id);
              }
            }));
      }
      int refused = 0;
      for (Future<?> task : tasks) {
        try {
          task.get();
        } catch (java.util.concurrent.ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(ConflictException.class);
          refused++;
        }
      }

      assertThat(refused).isEqualTo(6);
      assertThat(stored(store)).hasSize(54);
    }
  }

  @Test
  void longReadOfAnotherProcess_holdsNoErasureUp_andTheNextSweepFinishesIt() throws Exception {
    try (OpenSqlite store = impatient(Duration.ofMillis(50), Duration.ofSeconds(30));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + store.database().path());
        Statement statement = other.createStatement()) {
      ingest(store, "ep-1");
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM users_memory_episodes").close();

      assertThat(store.erasure().eraseUser(user, 100, NOW).more()).isFalse();
      assertThat(stored(store)).isEmpty();
      assertThat(scrubPending(store)).isTrue();
      assertThat(store.erasure().residue()).isEqualTo(Residue.PENDING);

      statement.execute("COMMIT");
      store.erasure().purgeExpired(NOW, 100);
      assertThat(scrubPending(store)).isFalse();
      assertThat(store.erasure().residue()).isEqualTo(Residue.NONE);
    }
  }

  private static boolean scrubPending(OpenSqlite store) {
    return store
        .database()
        .read(db -> db.sql("SELECT scrub_pending FROM store_state").query(Boolean.class).single());
  }

  @Test
  void closedStore_isUnavailable() throws Exception {
    OpenSqlite store = open();
    store.close();

    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> ingest(store, "ep-1"));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> stored(store));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.probe().ping());
  }

  @Test
  void closing_waitsForWhatWasAccepted() throws Exception {
    OpenSqlite store = open();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var release = new CountDownLatch(1);
      Future<Boolean> accepted = keepBusy(store, executor, release);
      Future<?> closing =
          executor.submit(() -> {
            store.close();
            return null;
          });
      release.countDown();

      assertThat(accepted).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
      assertThat(closing).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  /** A write that is running when this returns, until it is released. */
  private static Future<Boolean> keepBusy(
      OpenSqlite store, ExecutorService executor, CountDownLatch release)
      throws InterruptedException {
    var running = new CountDownLatch(1);
    Future<Boolean> write =
        executor.submit(() ->
            store
                .database()
                .write(db -> {
                  running.countDown();
                  return wait(release);
                }));
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
    return write;
  }
}
