package dev.usermemory.store.sqlite.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationTest {

  @TempDir private Path folder;

  private DataSource file;

  @BeforeEach
  void createFile() {
    var dataSource = new SQLiteDataSource();
    dataSource.setUrl("jdbc:sqlite:" + folder.resolve("memory.db"));
    file = dataSource;
    migrate();
  }

  private void migrate() {
    new Migration(DatabaseKind.MEMORY, folder.resolve("memory.db"), file).run();
  }

  private int change(String sql) throws SQLException {
    try (var db = new Db(file.getConnection())) {
      return db.sql(sql).update();
    }
  }

  @Test
  void version_isThatOfTheLastMigration() {
    assertThat(DatabaseKind.MEMORY.version()).isEqualTo(LastMigration.of(DatabaseKind.MEMORY));
  }

  /** Which Flyway would refuse. */
  @Test
  void currentFile_isNotLookedAtByFlyway() throws SQLException {
    change("UPDATE flyway_schema_history SET checksum = 1");

    migrate();
  }

  @Test
  void fileWithAFailedMigration_isLookedAt() throws SQLException {
    change("UPDATE flyway_schema_history SET success = 0 WHERE version = '7'");

    assertThatExceptionOfType(FlywayException.class).isThrownBy(this::migrate);
  }

  @Test
  void fileWithoutTheLastMigration_isLookedAt() throws SQLException {
    change("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    change(
        "DELETE FROM flyway_schema_history WHERE version = '"
            + DatabaseKind.MEMORY.version()
            + "'");

    assertThatExceptionOfType(FlywayException.class).isThrownBy(this::migrate);
  }
}
