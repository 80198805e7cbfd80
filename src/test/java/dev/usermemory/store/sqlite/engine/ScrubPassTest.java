package dev.usermemory.store.sqlite.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.store.sqlite.engine.ScrubPass.Step;
import dev.usermemory.store.sqlite.engine.pages.PageFile;
import dev.usermemory.tier.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScrubPassTest {

  /** Of pages, of which there are some hundred at least. */
  private static final int CHUNK = 16;

  private static final int MAX_STEPS = 1_000;

  @Provide
  Arbitrary<Integer> pageSizes() {
    return Arbitraries.of(512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536);
  }

  @Property
  @Tries(quick = 40, nightly = 2_000)
  void passes_betweenOthersWrites_leaveNoByte(@ForAll long seed, @ForAll("pageSizes") int pageSize)
      throws Exception {
    var random = new Random(seed);
    Path folder = Files.createTempDirectory("scrub-pass");
    try (var tables = new ScrubbedTables(folder.resolve("x.db"), pageSize, random);
        var pages = new PageFile(folder.resolve("x.db"), CHUNK * pageSize)) {
      tables.live(500);
      tables.erase();

      int steps = scrub(tables, pages, random);

      assertThat(tables.marked()).as("after %d steps", steps).isEmpty();
      assertThat(tables.one("PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(tables.stored()).isEqualTo(tables.expected());
    } finally {
      delete(folder);
    }
  }

  private interface Trial {
    void run(ScrubbedTables tables, PageFile pages) throws Exception;
  }

  /** With rows of one person deleted, and copies of them left. */
  private static void erased(Trial trial) throws Exception {
    Path folder = Files.createTempDirectory("scrub-pass");
    try (var tables = new ScrubbedTables(folder.resolve("x.db"), 4096, new Random(1));
        var pages = new PageFile(folder.resolve("x.db"), 1 << 20)) {
      tables.live(500);
      tables.erase();
      tables.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      assertThat(tables.marked()).as("what deleting alone leaves").isNotEmpty();
      trial.run(tables, pages);
    } finally {
      delete(folder);
    }
  }

  @Test
  void pass_whileOthersKnowOldPages_theyDoNotWriteThemAgain() throws Exception {
    erased((tables, pages) -> {
      tables.stored(); // all in its connection's memory
      scrub(tables, pages, new Random(1));

      tables.liveOn(100);

      assertThat(tables.marked()).isEmpty();
    });
  }

  @Test
  void pass_whileARead_needsTheLog_isHeldBack() throws Exception {
    erased((tables, pages) -> {
      try (var pass = new ScrubPass(tables.connections(), pages, tables.log(), Duration.ZERO);
          Connection reader = tables.connections().getConnection();
          Statement read = reader.createStatement()) {
        tables.liveOn(1);
        read.execute("BEGIN");
        read.executeQuery("SELECT count(*) FROM texts").close();

        assertThat(pass.next()).isEqualTo(Step.HELD_BACK);
        tables.liveOn(1);
        assertThat(pass.next()).isEqualTo(Step.HELD_BACK);

        read.execute("COMMIT");
        while (pass.next() != Step.DONE) {
          // goes on
        }
        assertThat(tables.marked()).isEmpty();
      }
    });
  }

  @Test
  void pass_whenSomebodyElseEmptiedTheLog_startsAnew() throws Exception {
    erased((tables, pages) -> {
      try (var pass = new ScrubPass(tables.connections(), pages, tables.log(), Duration.ZERO)) {
        int steps = 0;
        while (pass.next() != Step.DONE) {
          if (++steps == 2) {
            tables.liveOn(1);
            tables.execute("PRAGMA wal_checkpoint(TRUNCATE)");
          }
        }
        assertThat(steps).isLessThan(MAX_STEPS);
      }
      assertThat(tables.marked()).isEmpty();
    });
  }

  private static int scrub(ScrubbedTables tables, PageFile pages, Random random) throws Exception {
    steps(tables, pages, random, random.nextInt(20)); // then it is killed
    int steps = steps(tables, pages, random, MAX_STEPS);
    assertThat(steps).isLessThan(MAX_STEPS);
    return steps;
  }

  private static int steps(ScrubbedTables tables, PageFile pages, Random random, int max)
      throws SQLException {
    int steps = 0;
    try (var pass = new ScrubPass(tables.connections(), pages, tables.log(), Duration.ZERO)) {
      while (steps < max && pass.next() != Step.DONE) {
        tables.liveOn(random.nextInt(10));
        steps++;
      }
    }
    return steps;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
