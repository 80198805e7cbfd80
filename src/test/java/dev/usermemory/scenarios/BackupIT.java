package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The procedure of docs/operations.md, with processes of their own. */
@Isolated("it takes both processors")
class BackupIT {

  private static final int WRITES = 2_000;
  private static final int WRITERS = 8;
  private static final int PER_USER = 100;

  @TempDir private Path folder;

  private Path database;
  private Map<String, String> settings;

  @BeforeEach
  void settings() {
    database = folder.resolve("memory.db");
    settings =
        Map.of(
            "MEMORY_DB_PATH", database.toString(),
            "BACKUP_PATH", folder.resolve("backups").toString(),
            "BACKUP_KEEP", "2");
  }

  private ServiceProcess serve() throws IOException {
    return ServiceProcess.start(settings, folder.resolve("service.log"));
  }

  private static String user(int i) {
    return "user-" + i / PER_USER;
  }

  private static boolean write(ServiceClient client, int i) {
    String fact = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Statement number %d\"}]}";
    return client.post("/v1/mem/" + user(i) + "/facts", fact.formatted(i)).status() == 200;
  }

  private static Set<Integer> stored(ServiceClient client) {
    Set<Integer> stored = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < WRITES; i += PER_USER) {
      client
          .get("/v1/mem/" + user(i) + "/facts?limit=200")
          .ok()
          .json()
          .path("items")
          .valueStream()
          .map(fact -> fact.path("text").asString().replaceAll("\\D", ""))
          .forEach(number -> stored.add(Integer.valueOf(number)));
    }
    return stored;
  }

  private int command(String... arguments) throws IOException, InterruptedException {
    return JarCommand.run(settings, folder.resolve("command.log"), arguments);
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("command.log"));
  }

  private List<Path> backups() {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.filter(file -> file.toString().endsWith(".db")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void backupDuringWrites_restoresWhatWasAnsweredBeforeItBegan() throws Exception {
    Set<Integer> answered = ConcurrentHashMap.newKeySet();
    Set<Integer> answeredBefore;
    try (var service = serve()) {
      var next = new AtomicInteger();
      List<Thread> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  _ -> Thread.ofVirtual().start(() -> writeAll(service.client(), next, answered)))
              .toList();
      await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > WRITES / 3);

      answeredBefore = Set.copyOf(answered);
      Answer made = service.client().post("/v1/admin/backup", "").ok();
      assertThat(made.at("/state")).isEqualTo("\"done\"");
      assertThat(Files.size(backups().getFirst())).isEqualTo(made.json().path("bytes").asLong());

      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(answered).hasSize(WRITES);
      assertThat(command("restore", backups().getFirst().toString())).isEqualTo(1);
      assertThat(said()).contains("is in use: stop the service");
    }
    assertThat(command("verify", backups().getFirst().toString())).isZero();
    assertThat(command("restore", backups().getFirst().toString())).isZero();

    try (var service = serve()) {
      Set<Integer> restored = stored(service.client());
      assertThat(restored).containsAll(answeredBefore);
      assertThat(restored.size()).as("it was taken in the middle").isLessThan(WRITES);
    }
  }

  private static void writeAll(ServiceClient client, AtomicInteger next, Set<Integer> answered) {
    for (int i = next.getAndIncrement(); i < WRITES; i = next.getAndIncrement()) {
      if (write(client, i)) {
        answered.add(i);
      }
    }
  }

  @Test
  void erasedSinceTheBackup_isErasedByTheRestore_fromTheFileAndFromTheAudit() throws Exception {
    try (var service = serve()) {
      write(service.client(), 1);
      write(service.client(), PER_USER);
      write(service.client(), 2 * PER_USER);
      service.client().post("/v1/admin/backup", "").ok();
      service.client().delete("/v1/admin/users/" + user(1)).ok();
    }
    assertThat(command("restore", backups().getFirst().toString())).isZero();
    assertThat(said()).contains("1 persons who had been erased");
    try (var service = serve()) {
      assertThat(stored(service.client())).containsExactlyInAnyOrder(PER_USER, 2 * PER_USER);
      service.client().delete("/v1/admin/users/" + user(PER_USER)).ok();
    }
    Files.delete(database); // what is left is the audit
    assertThat(command("restore", backups().getFirst().toString())).isZero();
    try (var service = serve()) {
      assertThat(stored(service.client())).containsExactly(2 * PER_USER);
    }
  }

  @Test
  void damagedOrNewerBackup_isRefused_andNothingChanges() throws Exception {
    Path backup;
    try (var service = serve()) {
      write(service.client(), 1);
      service.client().post("/v1/admin/backup", "").ok();
      backup = backups().getFirst();
    }
    byte[] bytes = Files.readAllBytes(backup);
    java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40_000, (byte) 0x5A);
    Files.write(backup, bytes);

    assertThat(command("verify", backup.toString())).isEqualTo(1);
    assertThat(command("restore", backup.toString())).isEqualTo(1);
    assertThat(command("restore", folder.resolve("nothing.db").toString())).isEqualTo(1);
    assertThat(command("restore")).isEqualTo(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("restor"));
    }
  }

  @Test
  void killedInMidBackup_leavesNothingThatLooksWhole() throws Exception {
    Path backups = folder.resolve("backups");
    try (var service = serve()) {
      IntStream.range(0, WRITES / 4).forEach(i -> write(service.client(), i));
      Thread.ofVirtual().start(() -> service.client().post("/v1/admin/backup", ""));
      await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.isDirectory(backups) && !isEmpty(backups));
      service.kill();
    }
    for (Path file : backups()) {
      assertThat(command("verify", file.toString())).isZero();
    }
    assertThat(command("backup")).isZero();
    assertThat(command("backup")).isZero();
    assertThat(command("backup")).isZero();
    assertThat(backups()).as("BACKUP_KEEP").hasSize(2);
    try (Stream<Path> files = Files.list(backups)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> file.toString().contains("memory-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
