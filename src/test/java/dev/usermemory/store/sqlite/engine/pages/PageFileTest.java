package dev.usermemory.store.sqlite.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not understood is left as it is. */
class PageFileTest {

  private static final int CHUNK = 1 << 16;

  @TempDir private Path folder;

  private Path database(String... statements) throws SQLException {
    Path file = folder.resolve("x.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("CREATE TABLE texts (text TEXT)");
    }
    return file;
  }

  private void assertIsLeft(Path file, String why) throws Exception {
    byte[] before = Files.readAllBytes(file);
    try (var pages = new PageFile(file, CHUNK)) {
      assertThatExceptionOfType(UnknownPagesException.class)
          .isThrownBy(() -> pages.clean(1))
          .withMessageContaining(why);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void database_withPointerMaps_isLeft() throws Exception {
    assertIsLeft(database("PRAGMA auto_vacuum = FULL"), "auto_vacuum");
  }

  @Test
  void anotherFile_isLeft() throws Exception {
    assertIsLeft(Files.write(folder.resolve("x"), new byte[4096]), "no SQLite database");
  }

  @Test
  void pageWithoutOrder_isLeft() throws Exception {
    Path file = database();
    byte[] bytes = Files.readAllBytes(file);
    bytes[4096] = 13; // a leaf whose cells begin behind its end
    bytes[4096 + 5] = -1;
    Files.write(file, bytes);

    assertIsLeft(file, "parts overlap");
  }

  @Test
  void clean_tellsWhereToGoOn() throws Exception {
    Path file = database("PRAGMA page_size = 512", "CREATE TABLE bytes AS SELECT zeroblob(100000)");
    long last = Files.size(file) / 512;
    assertThat(last).isBetween(129L, 255L);

    try (var pages = new PageFile(file, CHUNK)) {
      assertThat(pages.clean(1)).isEqualTo(129);
      assertThat(pages.clean(129)).isZero();
      assertThat(pages.clean(last + 1)).isZero();
      pages.cleanPage(last + 1);
    }
    assertThat(file).hasSize(512 * last);
  }
}
