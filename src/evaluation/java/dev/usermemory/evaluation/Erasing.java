package dev.usermemory.evaluation;

import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.store.sqlite.OpenSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Erases a person with many facts from a file of many people's, while others read and write at a
 * steady rate, and says how long that took and how long the others waited; then the same for the
 * {@code VACUUM} of the file that an erasure once ended with. System properties: {@code
 * erasing.megabytes}, {@code erasing.facts}, {@code erasing.reads} and {@code erasing.writes} a
 * second, and {@code erasing.built}, a folder to keep the file in for another run.
 */
public final class Erasing {

  private static final long NOW = 1_760_000_000_000L;
  private static final UserId HEAVY = new UserId("heavy");
  private static final int BATCH = 100;
  private static final int OTHERS_FACTS = 300;
  private static final int PAGE = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final String[] WORDS =
      ("travel coffee grammar music parrot garden Berlin interview sister running cooking exam"
              + " weekend market bicycle novel piano mountain dentist birthday")
          .split(" ");

  private final int megabytes = Integer.getInteger("erasing.megabytes", 440);
  private final int facts = Integer.getInteger("erasing.facts", 50_000);
  private final int reads = Integer.getInteger("erasing.reads", 50);
  private final int writes = Integer.getInteger("erasing.writes", 50);
  private final Random random = new Random(7);
  private final AtomicInteger said = new AtomicInteger();
  private int others;

  private Erasing() {}

  public static void main(String[] args) throws Exception {
    new Erasing().run();
  }

  private void run() throws Exception {
    Path file = Files.createTempDirectory("erasing").resolve("memory.db");
    build(file);
    System.out.printf("%d MB, %d facts of one person%n", Files.size(file) >> 20, facts);
    try (OpenSqlite store = OpenSqlite.at(file, StorePolicy.DEFAULT)) {
      amid(store, "warming up", () -> pause(WARM_UP));
      amid(store, "nothing", () -> pause(QUIET));
      amid(store, "erasure", () -> erase(store));
      amid(store, "vacuum", () -> vacuum(file));
    }
  }

  private void build(Path file) throws IOException, SQLException {
    String kept = System.getProperty("erasing.built");
    Path built = kept == null ? file : Path.of(kept, "memory.db");
    if (Files.notExists(built)) {
      try (OpenSqlite store = OpenSqlite.at(built, StorePolicy.DEFAULT)) {
        fill(store, built);
      }
    }
    others = Math.max(1, megabytes);
    if (!built.equals(file)) {
      Files.copy(built, file);
    }
  }

  /** Everybody a batch at a time, in turns, as people speak. */
  private void fill(OpenSqlite store, Path file) throws IOException {
    int heavy = 0;
    for (int i = 0; Files.size(file) >> 20 < megabytes || heavy < facts; i++) {
      if (heavy < facts) {
        say(store, HEAVY, heavy, BATCH);
        heavy += BATCH;
      }
      for (int other = 0; other < 4; other++) {
        int number = 4 * i + other;
        say(
            store,
            other(number / (OTHERS_FACTS / BATCH)),
            number % (OTHERS_FACTS / BATCH) * BATCH,
            BATCH);
      }
    }
  }

  private static UserId other(int number) {
    return new UserId("other-" + number);
  }

  private void say(OpenSqlite store, UserId whose, int first, int count) {
    List<FactDraft> drafts =
        IntStream.range(first, first + count).mapToObj(i -> draft(whose, i)).toList();
    store.facts().upsertFacts(Write.of(whose, UPSERT_FACTS, NOW + said.incrementAndGet()), drafts);
  }

  /** Of 110 characters. */
  private FactDraft draft(UserId whose, int number) {
    var text = new StringBuilder("Said in turn " + number + " about");
    while (text.length() < 110) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    text.setLength(110);
    return new FactDraft(
        FactIds.of(whose, FactKind.BIO, null, text.toString()),
        FactKind.BIO,
        text.toString(),
        List.of(),
        null,
        1 + random.nextDouble(),
        FactKind.BIO.defaultDecayMs(),
        NOW - random.nextInt(1_000_000_000),
        NOW + 1_000_000_000_000L,
        "api",
        "session-" + number / 20,
        null,
        false);
  }

  private void amid(OpenSqlite store, String what, Callable<?> work) throws Exception {
    try (var reading = new SteadyTraffic(reads, i -> read(store, other(i % others)));
        var writing = new SteadyTraffic(writes, i -> say(store, other(i % others), 1_000 + i, 1))) {
      long begun = System.nanoTime();
      Duration used = processors();
      work.call();
      System.out.printf(
          "%s: %.2f s, %.2f s of processors%n",
          what, (System.nanoTime() - begun) / 1e9, processors().minus(used).toMillis() / 1e3);
      System.out.println("  others' reads  " + reading.ended());
      System.out.println("  others' writes " + writing.ended());
    }
  }

  /** With the others' calls, which take what they take when nothing else goes on. */
  private static Duration processors() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static void read(OpenSqlite store, UserId whose) {
    store.contexts().readContext(new ContextQuery(whose, "session", null, 300, 30, null, NOW));
  }

  private static boolean pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
    return true;
  }

  private static Object erase(OpenSqlite store) {
    return DeletedPage.all(cursor -> store.erasure().eraseUser(HEAVY, PAGE, cursor, NOW));
  }

  private static boolean vacuum(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("VACUUM");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      return true;
    }
  }
}
