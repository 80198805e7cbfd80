package dev.usermemory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import dev.usermemory.store.sqlite.engine.SqliteUnusableAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SqliteConfigurationTest {

  @TempDir private Path folder;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(Properties.class, SqliteConfiguration.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SqliteProperties.class)
  static class Properties {

    @Bean
    StorePolicy policy() {
      return StorePolicy.DEFAULT;
    }
  }

  @Test
  void withoutConvex_thePortsAreOnSqlite() {
    Path file = folder.resolve("new/deep/memory.db");

    runner
        .withPropertyValues("usermemory.sqlite.path=" + file, "usermemory.convex.url=")
        .run(context -> {
          MemoryStore probe = context.getBean(MemoryStore.ADAPTER, MemoryStore.class);
          probe.ping();
          assertThat(probe.name()).isEqualTo("embedded");
          assertThat(probe.description()).isEqualTo("SQLite in " + file.toAbsolutePath());
        });
  }

  @Test
  void withoutAPolicy_itDoesNotStart() {
    new ApplicationContextRunner()
        .withUserConfiguration(SqliteConfiguration.class)
        .withBean(
            SqliteProperties.class,
            () ->
                new SqliteProperties(
                    folder.resolve("memory.db"), 1, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .withPropertyValues("usermemory.convex.url=")
        .run(context ->
            assertThat(context)
                .getFailure()
                .as("no default grants a consent")
                .hasMessageContaining("StorePolicy"));
  }

  @Test
  void withConvex_thereIsNoSqlite() {
    runner
        .withPropertyValues(
            "usermemory.sqlite.path=" + folder.resolve("memory.db"),
            "usermemory.convex.url=https://name.convex.cloud")
        .run(context -> {
          assertThat(context).doesNotHaveBean(MemoryStore.class);
          assertThat(folder.resolve("memory.db")).doesNotExist();
        });
  }

  @Test
  void folderInPlaceOfTheFile_isSaidClearly() {
    assertUnusable(folder, "it is not a file");
  }

  @Test
  void fileInPlaceOfTheFolder_isSaidClearly() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertUnusable(file.resolve("memory.db"), "it cannot be created");
  }

  @Test
  void otherFileInPlaceOfTheDatabase_isSaidClearly() throws IOException {
    Path file = folder.resolve("letter.txt");
    Files.writeString(file, "Dear database, this is no database. ".repeat(100));

    assertUnusable(
        file, "it is damaged, or no SQLite database (org.sqlite.SQLiteException: [SQLITE_NOTADB]");
  }

  private void assertUnusable(Path path, String reason) {
    runner
        .withPropertyValues("usermemory.sqlite.path=" + path)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .satisfies(root -> {
                  var failure = context.getStartupFailure();
                  var analysis = new SqliteUnusableAnalyzer().analyze(failure);
                  assertThat(analysis).isNotNull();
                  assertThat(analysis.getDescription())
                      .contains(path.toAbsolutePath().toString(), reason);
                  assertThat(analysis.getAction())
                      .containsAnyOf("MEMORY_DB_PATH", "Restore a backup");
                }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":memory:",
        "file::memory:",
        "file::memory:?cache=shared",
        "file:memory.db",
        "file:x?mode=memory",
        "memory.db?mode=memory"
      })
  void whatIsNoFileOnADisk_isRefusedInWords(String path) {
    runner
        .withPropertyValues("usermemory.sqlite.path=" + path)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("MEMORY_DB_PATH must name a file on a disk"));
  }

  @Test
  void settingOutOfRange_isNamed() {
    runner
        .withPropertyValues("usermemory.sqlite.read-connections=0")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("usermemory.sqlite.read-connections"));
  }
}
