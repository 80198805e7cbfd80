package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.progress.GamificationUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Reads of a context, and writes alone and thirty-two at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SqliteBenchmark {

  private static final long NOW = 1_760_000_000_000L;
  private static final int OTHERS = 20;
  private static final String[] WORDS =
      ("travel coffee grammar music parrot garden Berlin interview sister running cooking exam"
              + " weekend market bicycle novel piano mountain dentist birthday")
          .split(" ");

  @Param({"300", "50000"})
  int facts;

  private final UserId user = new UserId("benchmarked");
  private final AtomicLong next = new AtomicLong();
  private final Random random = new Random(7);
  private Path folder;
  private OpenSqlite stores;
  private KnownSnapshot known;

  @Setup
  public void setup() throws IOException {
    folder = Files.createTempDirectory("sqlite-benchmark");
    stores = OpenSqlite.at(folder.resolve("memory.db"), StorePolicy.DEFAULT);
    fill(user, facts);
    for (int i = 0; i < OTHERS; i++) {
      fill(new UserId("other-" + i), 1000);
    }
    for (int i = 0; i < 30; i++) {
      stores.episodes().ingestEpisode(Write.of(user, INGEST_EPISODE, NOW), episode("ep-" + i));
    }
    ContextRead read = read(null, null);
    known = new KnownSnapshot(read.revision(), read.snapshot(), null);
  }

  @TearDown
  public void close() throws SQLException, IOException {
    stores.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void fill(UserId whose, int count) {
    var batch = new ArrayList<FactDraft>();
    for (int i = 0; i < count; i++) {
      batch.add(draft(whose, i));
      if (batch.size() == 100 || i == count - 1) {
        stores.facts().upsertFacts(Write.of(whose, UPSERT_FACTS, NOW), batch);
        batch.clear();
      }
    }
  }

  private String words(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }

  private FactDraft draft(UserId whose, int number) {
    String text = "Said about " + words(8) + "number " + number;
    return new FactDraft(
        FactIds.of(whose, FactKind.BIO, null, text),
        FactKind.BIO,
        text,
        List.of(WORDS[number % WORDS.length]),
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

  private Episode episode(String id) {
    return new Episode(id, null, null, words(60), List.of(), null, null, NOW, null);
  }

  private ContextRead read(String text, KnownSnapshot known) {
    return stores
        .contexts()
        .readContext(new ContextQuery(user, "session", text, 300, 30, known, NOW));
  }

  @Benchmark
  public ContextRead contextUnchanged() {
    return read("parrot in the garden", known);
  }

  @Benchmark
  public ContextRead contextWhole() {
    return read("What did my sister say about the parrot in the garden?", null);
  }

  @Benchmark
  public Object episodeAlone() {
    return ingest();
  }

  @Benchmark
  @Threads(32)
  public Object episodeAmongThirtyTwo() {
    return ingest();
  }

  @Benchmark
  @Threads(32)
  public Object pointsAmongThirtyTwo() {
    return stores
        .gamification()
        .updateGamification(
            Write.of(new UserId("u" + next.incrementAndGet() % 100), UPDATE_GAMIFICATION, NOW),
            new GamificationUpdate(1, List.of(), "20251009", null));
  }

  private Object ingest() {
    return stores
        .episodes()
        .ingestEpisode(
            Write.of(new UserId("writer"), INGEST_EPISODE, NOW),
            episode("new-" + next.incrementAndGet()));
  }
}
