package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.tier.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it overwrites what an erasure has left in unused bytes. */
class ScrubKillIT {

  /** After no step of the scrub, after one, and so on. */
  private static final int KILLS = Tier.cases(1, 12);

  private static final int BATCHES = 10;
  private static final String KEPT = "kept-person";
  private static final String PENDING = "SELECT scrub_pending FROM store_state";
  private static final String FACTS_OF =
      "SELECT count(*) FROM users_memory_facts WHERE user_id = '%s'";

  /** Each step changes it. */
  private static final String STEPS = "SELECT probes FROM store_probe";

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void file() {
    database = folder.resolve("memory.db");
  }

  /** Without sweeps, which scrub as well. */
  private ServiceProcess start() throws IOException {
    return ServiceProcess.start(
        Map.of("MEMORY_DB_PATH", database.toString(), "USERMEMORY_SWEEP_ENABLED", "false"),
        folder.resolve("service.log"));
  }

  /** Of people in turn, so that their rows share pages and have been moved between them. */
  private static void remember(ServiceClient service) {
    for (int batch = 0; batch < BATCHES; batch++) {
      service.post("/v1/mem/" + KEPT + "/facts", facts(KEPT, batch)).ok();
      for (int i = 0; i < KILLS; i++) {
        service.post("/v1/mem/" + erased(i) + "/facts", facts(erased(i), batch)).ok();
      }
    }
  }

  private static String erased(int number) {
    return "erased-%d-person".formatted(number);
  }

  private static String facts(String user, int batch) {
    return IntStream.range(0, 100)
        .mapToObj(i -> batch + "/" + i + (" " + user).repeat(1 + (i * 37 + batch) % 100))
        .map("{\"kind\": \"bio\", \"text\": \"%s\"}"::formatted)
        .collect(Collectors.joining(",", "{\"facts\": [", "]}"));
  }

  private static List<String> factsOf(ServiceClient service, String user) {
    String export = service.get("/v1/admin/users/" + user + "/export").ok().body();
    return export.lines().filter(line -> line.contains("\"factId\"")).toList();
  }

  @Test
  void scrub_killedInTheMiddle_isTakenUpByTheNextProcess() throws Exception {
    ServiceProcess service = start();
    try {
      remember(service.client());
      List<String> before = factsOf(service.client(), KEPT);
      assertThat(before).hasSize(100 * BATCHES);
      for (int steps = 0; steps < KILLS; steps++) {
        killWhileErasing(service, erased(steps), steps);
        service = start();

        await().atMost(Duration.ofSeconds(60)).until(() -> read(PENDING) == 0);
        assertThat(isInAFile(erased(steps))).as("after %d steps", steps).isFalse();
        assertThat(factsOf(service.client(), KEPT)).isEqualTo(before);
        assertThat(isWhole()).isTrue();
      }
    } finally {
      service.close();
    }
  }

  /** A read that began before needs the log, and so holds the first step back. */
  private void killWhileErasing(ServiceProcess service, String user, int steps) throws Exception {
    long begun = read(STEPS);
    try (Connection reader = open()) {
      if (steps == 0) {
        reader.setAutoCommit(false);
        read(reader, STEPS);
      }
      Thread caller = Thread.ofVirtual().start(() -> erase(service, user));
      untilTrue(() -> read(FACTS_OF.formatted(user)) == 0);
      untilTrue(() -> read(STEPS) >= begun + steps || read(PENDING) == 0);
      service.kill();
      caller.join();
      if (steps == 0) {
        assertThat(read(PENDING)).isEqualTo(1);
        assertThat(isInAFile(user)).isTrue();
      }
    }
  }

  private static void untilTrue(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(condition);
  }

  private static void erase(ServiceProcess service, String user) {
    try {
      service.client().delete("/v1/admin/users/" + user);
    } catch (UncheckedIOException e) {
      // the process is gone
    }
  }

  private boolean isWhole() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      return row.getString(1).equals("ok");
    }
  }

  private long read(String sql) throws SQLException {
    try (Connection connection = open()) {
      return read(connection, sql);
    }
  }

  private static long read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=ro");
  }

  private boolean isInAFile(String user) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("memory.db"))
          .anyMatch(file -> contains(file, user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(Path file, String user) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
