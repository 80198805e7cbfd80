package dev.usermemory.evaluation;

import com.sun.management.OperatingSystemMXBean;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.store.sqlite.OpenSqlite;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the embedded store writes in a second, beside plain JDBC that writes the same rows with kept
 * statements and the same group commit, in this process and in rounds that take turns; and how
 * large the file is for a fact. System properties: {@code writes.rounds}, {@code writes.millis}.
 */
public final class Writes {

  private static final int ROUNDS = Integer.getInteger("writes.rounds", 7);
  private static final Duration LENGTH =
      Duration.ofMillis(Integer.getInteger("writes.millis", 1000));
  private static final int SOURCE = Integer.getInteger("writes.source", 20_000);
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** A hint, the level, and the one that it supersedes. */
  private static final int FACTS_OF_A_FINALIZE = 3;

  private static final List<MemoryTable> OF_FACTS =
      List.of(MemoryTable.FACTS, MemoryTable.IDEMPOTENCY, MemoryTable.REVISIONS);
  private static final List<MemoryTable> OF_A_FINALIZE =
      List.of(
          MemoryTable.FACTS,
          MemoryTable.EPISODES,
          MemoryTable.SESSION_PARTS,
          MemoryTable.PROGRESS_DAILY,
          MemoryTable.GAMIFICATION,
          MemoryTable.ASSESSMENTS,
          MemoryTable.SESSIONS,
          MemoryTable.IDEMPOTENCY,
          MemoryTable.REVISIONS);

  private Writes() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("writes");
    fileSize(folder.resolve("size.db"));
    compare("facts, batches of 100", folder.resolve("facts"), 8, OF_FACTS, Written.PER_BATCH);
    compare("finalizes", folder.resolve("finalizes"), 16, OF_A_FINALIZE, 1);
    compare("finalizes", folder.resolve("alone"), 1, OF_A_FINALIZE, 1);
  }

  private static void fileSize(Path file) throws SQLException, java.io.IOException {
    try (OpenSqlite store = OpenSqlite.at(file, StorePolicy.DEFAULT)) {
      var written = new Written(store.store());
      for (int i = 0; i < Written.PEOPLE; i++) {
        written.facts(i);
      }
    }
    int facts = Written.PEOPLE * Written.PER_BATCH;
    System.out.printf("file: %.0f bytes a fact, of %d%n", 1.0 * Files.size(file) / facts, facts);
  }

  private static void compare(
      String what, Path files, int callers, List<MemoryTable> tables, int perWrite)
      throws Exception {
    Path ours = Path.of(files + "-ours.db");
    Path source = Path.of(files + "-source.db");
    Path plain = Path.of(files + "-plain.db");
    try (OpenSqlite store = OpenSqlite.at(source, StorePolicy.DEFAULT)) {
      IntConsumer write = writing(store, perWrite);
      var next = new AtomicInteger();
      while (next.get() * perWrite < SOURCE) {
        rate(callers, next, write); // warms up, too
      }
    }
    OpenSqlite.at(plain, StorePolicy.DEFAULT).close();
    try (OpenSqlite store = OpenSqlite.at(ours, StorePolicy.DEFAULT);
        var rows =
            PlainRows.of(source, plain, tables, perWrite == 1 ? FACTS_OF_A_FINALIZE : perWrite)) {
      IntConsumer write = writing(store, perWrite);
      var next = new AtomicInteger();
      var nextPlain = new AtomicInteger();
      rate(callers, nextPlain, rows::write);
      var stored = new Rate[ROUNDS];
      var written = new Rate[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        stored[i] = rate(callers, next, write);
        written[i] = rate(callers, nextPlain, rows::write);
      }
      print("%s, %d callers".formatted(what, callers), perWrite, stored, written);
    }
  }

  private static void print(String what, int perWrite, Rate[] stored, Rate[] plain) {
    System.out.printf(
        "%s: median %.0f/s, best %.0f/s, %.2f of plain JDBC; processors %.1f us, %.2f of plain%n",
        what,
        median(i -> stored[i].perSecond()) * perWrite,
        Arrays.stream(stored).mapToDouble(Rate::perSecond).max().orElseThrow() * perWrite,
        median(i -> stored[i].perSecond() / plain[i].perSecond()),
        median(i -> stored[i].processorMicros()) / perWrite,
        median(i -> plain[i].processorMicros() / stored[i].processorMicros()));
  }

  private static IntConsumer writing(OpenSqlite store, int perWrite) {
    var written = new Written(store.store());
    return perWrite == 1 ? written::finalized : written::facts;
  }

  /** Writes a second, and what one takes of the processors' time. */
  private record Rate(double perSecond, double processorMicros) {}

  private static Rate rate(int callers, AtomicInteger next, IntConsumer write)
      throws InterruptedException {
    long processors = PROCESS.getProcessCpuTime();
    int first = next.get();
    long start = System.nanoTime();
    long end = start + LENGTH.toNanos();
    var threads = new Thread[callers];
    for (int i = 0; i < callers; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(() -> {
                while (System.nanoTime() < end) {
                  write.accept(next.getAndIncrement());
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long nanos = System.nanoTime() - start;
    int written = next.get() - first;
    return new Rate(
        written * 1e9 / nanos, (PROCESS.getProcessCpuTime() - processors) / 1e3 / written);
  }

  private static double median(IntToDoubleFunction ofRound) {
    double[] values = IntStream.range(0, ROUNDS).mapToDouble(ofRound).sorted().toArray();
    return values[ROUNDS / 2];
  }
}
