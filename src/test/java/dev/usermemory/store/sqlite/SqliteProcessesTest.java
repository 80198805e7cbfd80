package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.FactFilter;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.tier.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file, and one of them killed. */
class SqliteProcessesTest {

  private static final int ANSWERS = Tier.cases(30, 300);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("memory.db");
  }

  private Process startChild() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // half the work of a start
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Finalizer.class.getName(),
            file().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What the child has answered when it is killed, which is while it is at the next ones. */
  private static List<String> killAfter(Process child, int answers) throws Exception {
    var answered = new ArrayList<String>();
    try (BufferedReader reader = child.inputReader()) {
      String line = reader.readLine();
      while (line != null) {
        if (line.startsWith("child-")) {
          answered.add(line);
        }
        if (answered.size() == answers) {
          child.destroyForcibly();
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      // The pipe of the killed process.
    }
    child.waitFor();
    return answered;
  }

  private static <T> List<T> all(Function<PageRequest, Outcome<Page<T>>> list) {
    var items = new ArrayList<T>();
    PageRequest next = PageRequest.first(PageRequest.MAX_LIMIT);
    while (next != null) {
      Page<T> page = ((Outcome.Done<Page<T>>) list.apply(next)).value();
      items.addAll(page.items());
      next = page.nextCursor() == null ? null : new PageRequest(page.nextCursor(), 200);
    }
    return items;
  }

  /** Every answered one is there once, and every one that is there is there as a whole. */
  private static void assertHolds(OpenSqlite store, List<String> answered) {
    List<String> stored =
        all(page -> store.episodes().listEpisodes(Finalizer.USER, page, Finalizer.NOW)).stream()
            .map(Episode::groupId)
            .toList();
    assertThat(stored).doesNotHaveDuplicates().containsAll(answered);
    assertThat(
            all(page ->
                store.facts().listFacts(Finalizer.USER, FactFilter.CURRENT, page, Finalizer.NOW)))
        .hasSize(stored.size());
    List<DailyRollup> days =
        all(page ->
            store
                .progress()
                .listDaily(Finalizer.USER, "20251009", "20251009", null, page, Finalizer.NOW));
    assertThat(days).extracting(DailyRollup::xpEarned).containsExactly((long) stored.size());
    String check =
        store.database().read(db -> db.sql("PRAGMA integrity_check").query(String.class).single());
    assertThat(check).isEqualTo("ok");
  }

  @Test
  void killedWhileWriting_holdsEverythingItHadAnswered() throws Exception {
    List<String> answered = killAfter(startChild(), ANSWERS);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS);

    try (OpenSqlite store = OpenSqlite.at(file(), StorePolicy.DEFAULT)) {
      assertHolds(store, answered);
    }
  }

  @Test
  void otherProcessKilledWhileBothWrite_holdsEverythingOfBoth() throws Exception {
    Process child = startChild();
    try (OpenSqlite store = OpenSqlite.at(file(), StorePolicy.DEFAULT)) {
      var answered = new ArrayList<String>();
      var finalizer = new Finalizer(store);
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; child.isAlive(); i++) {
                  finalizer.finish("parent-" + i);
                  answered.add("parent-" + i);
                }
              });

      List<String> ofChild = killAfter(child, ANSWERS);
      writer.join();

      assertThat(answered).isNotEmpty();
      answered.addAll(ofChild);
      assertThat(ofChild).hasSizeGreaterThanOrEqualTo(ANSWERS);
      assertHolds(store, answered);
    }
  }

  @Test
  void twoStoresOnOneNewFile_bothMigrateItAndLoseNothing() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<OpenSqlite> open = () -> OpenSqlite.at(file(), StorePolicy.DEFAULT);
      Future<OpenSqlite> first = executor.submit(open);
      Future<OpenSqlite> second = executor.submit(open);
      try (OpenSqlite a = first.get();
          OpenSqlite b = second.get()) {
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "ep-" + i).toList();
        List<? extends Future<?>> done =
            ids.stream()
                .map(id ->
                    executor.submit(
                        () -> finish(new Finalizer(id.hashCode() % 2 == 0 ? a : b), id)))
                .toList();
        for (Future<?> future : done) {
          future.get();
        }

        assertHolds(a, ids);
        assertHolds(b, ids);
      }
    }
  }

  /** Repeats it as callers do: SQLite serves nobody in turn, so that one may wait for too long. */
  private static boolean finish(Finalizer finalizer, String id) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(StoreUnavailableException.class)
        .until(() -> {
          finalizer.finish(id);
          return true;
        });
    return true;
  }
}
