package dev.usermemory.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.store.sqlite.engine.SqliteUnusableException;
import dev.usermemory.tier.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that accepts writes is killed, and a second one wants its file. */
class OutboxProcessesTest {

  private static final int ACCEPTED = Tier.cases(200, 5_000);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("outbox.db");
  }

  private Process startChild() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // half the work of a start
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OutboxFiller.class.getName(),
            file().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void killed_keepsEverythingAccepted_inEachPersonsOrder_andOneProcessAtATime() throws Exception {
    Process child = startChild();
    List<String> accepted = killAfter(child, ACCEPTED);
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(ACCEPTED);

    try (SqliteOutbox outbox = OutboxFile.open(file())) {
      var kept = new ArrayList<String>();
      outbox.eachWaiting(entry -> kept.add(entry.id()));
      assertThat(kept).doesNotHaveDuplicates().containsAll(accepted);
      for (int person = 0; person < OutboxFiller.PEOPLE; person++) {
        String prefix = "kept:person-" + person + ":";
        List<String> theirs = kept.stream().filter(id -> id.startsWith(prefix)).toList();
        assertThat(theirs)
            .isEqualTo(IntStream.range(0, theirs.size()).mapToObj(i -> prefix + i).toList());
      }
      assertThat(outbox.totals().waiting()).isEqualTo(kept.size());
      assertThat(outbox.find(kept.getLast()))
          .hasValueSatisfying(
              write -> assertThat(write.content()).isEqualTo("content of " + kept.getLast()));
      String check =
          outbox
              .database()
              .read(db -> db.sql("PRAGMA integrity_check").query(String.class).single());
      assertThat(check).isEqualTo("ok");
    }
  }

  /** What the child has answered when it is killed, before which its file is its own. */
  private List<String> killAfter(Process child, int answers) throws Exception {
    var answered = new ArrayList<String>();
    try (BufferedReader reader = child.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("kept:")) {
          answered.add(line);
        }
        if (answered.size() == 1) {
          assertThatExceptionOfType(SqliteUnusableException.class)
              .isThrownBy(() -> OutboxFile.open(file()));
        }
        if (answered.size() == answers) {
          child.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The pipe of the killed process.
    }
    child.waitFor();
    return answered;
  }
}
