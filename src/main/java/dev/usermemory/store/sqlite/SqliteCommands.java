package dev.usermemory.store.sqlite;

import dev.usermemory.backup.BackupException;
import dev.usermemory.backup.BackupStore;
import dev.usermemory.backup.ForCommands;
import dev.usermemory.backup.RestoreStore;
import dev.usermemory.store.sqlite.engine.FileCheck;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;

/** Backup and restore of a file that this process does not serve. */
@ForCommands
@EnableConfigurationProperties(SqliteProperties.class)
class SqliteCommands {

  @Bean
  BackupStore backupStore(SqliteProperties properties) {
    return new SqliteBackups(properties.path(), new FileOnDisk(properties.path()));
  }

  @Bean
  RestoreStore restoreStore(SqliteProperties properties, BackupStore backups) {
    return new SqliteRestore(properties.path(), backups);
  }

  /** Which another process may be serving. */
  private record FileOnDisk(Path file) implements SqliteBackups.Source {

    @Override
    public void note(long nowMs) {
      if (!Files.isRegularFile(file)) {
        throw new BackupException("There is no database at " + file);
      }
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          PreparedStatement statement =
              connection.prepareStatement("UPDATE store_clock SET backup_at_ms = ?")) {
        statement.setLong(1, nowMs);
        statement.executeUpdate();
      } catch (SQLException e) {
        // of an earlier version, or read-only: then it is of an unknown time
      }
    }

    @Override
    public void copyTo(Path copy) {
      try {
        FileCheck.read(file, db -> db.sql("VACUUM INTO ?").param(copy.toString()).update());
      } catch (DataAccessException e) {
        throw new BackupException(
            "The database cannot be copied: it cannot be read, or there is no room", e);
      }
    }
  }
}
