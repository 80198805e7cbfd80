package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is deleted while the service has it open, and one of a later version. */
class LostFileIT {

  private static final String FACT =
      "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Lives in Rome\"}]}";

  @TempDir private Path folder;

  private Path database;
  private Path log;

  @BeforeEach
  void files() {
    database = folder.resolve("memory.db");
    log = folder.resolve("service.log");
  }

  @Test
  void deletedFile_isToldAndRefused_canBeSavedByABackup_andANewerSchemaDoesNotStart()
      throws Exception {
    try (var service = ServiceProcess.start(database)) {
      ServiceClient client = service.client();
      client.post("/v1/mem/ana/facts", FACT).ok();
      Files.delete(database);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            Answer readiness = client.get("/actuator/health/readiness");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.at("/components/store/details/reason")).isEqualTo("\"unlinked\"");
          });
      Answer write = client.post("/v1/mem/bob/facts", FACT);
      assertThat(write.status()).isEqualTo(503);
      assertThat(write.at("/code")).isEqualTo("\"store_unavailable\"");
      assertThat(client.get("/v1/mem/ana/context").ok().body()).contains("Lives in Rome");
      client.post("/v1/admin/backup", "").ok();
    }
    assertThat(Files.readString(log)).containsOnlyOnce("was deleted or replaced while it was open");

    assertThat(folder.resolve("memory.db-wal")).exists();
    assertThat(restore(onlyBackup())).isZero();
    pretendToBeLater();
    Files.writeString(log, "");
    assertThatIllegalStateException()
        .isThrownBy(() -> ServiceProcess.start(database).close())
        .withMessage("the service ended with 1");
    assertThat(Files.readString(log)).contains("its schema is newer (version 99)");
    assertThat(Files.readAllLines(log)).hasSizeLessThan(20);
  }

  private int restore(Path backup) throws IOException, InterruptedException {
    var settings = Map.of("MEMORY_DB_PATH", database.toString());
    return JarCommand.run(settings, log, "restore", backup.toString());
  }

  private Path onlyBackup() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.filter(file -> file.toString().endsWith(".db")).findAny().orElseThrow();
    }
  }

  private void pretendToBeLater() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history
            SELECT 1000, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on,
              execution_time, success FROM flyway_schema_history WHERE version = '7'\
          """);
    }
  }
}
