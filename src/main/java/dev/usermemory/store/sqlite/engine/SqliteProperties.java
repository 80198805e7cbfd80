package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the embedded store keeps its file and how patient it is.
 *
 * @param path of the database file ({@code MEMORY_DB_PATH}); missing folders are created
 * @param readConnections reads that run at a time, 1 to 64
 * @param busyTimeout how long to wait for another process that writes to the same file
 * @param writeTimeout how long a write may wait for its turn and its commit
 * @param vacuumLimit up to this size the database is vacuumed at the end of an erasure, above it by
 *     the next sweep
 */
@ConfigurationProperties("usermemory.sqlite")
public record SqliteProperties(
    @DefaultValue("./data/memory.db") Path path,
    @DefaultValue("4") int readConnections,
    @DefaultValue("5s") Duration busyTimeout,
    @DefaultValue("10s") Duration writeTimeout,
    @DefaultValue("256MB") DataSize vacuumLimit) {

  public SqliteProperties {
    if (path.toString().isBlank() || path.toString().contains("?")) {
      throw new InvalidSettingException("MEMORY_DB_PATH must name a file, without '?'");
    }
    path = path.toAbsolutePath().normalize();
    if (readConnections < 1 || readConnections > 64) {
      throw new InvalidSettingException("usermemory.sqlite.read-connections must be 1 to 64");
    }
    check("busy-timeout", busyTimeout);
    check("write-timeout", writeTimeout);
    if (vacuumLimit.isNegative() || vacuumLimit.compareTo(DataSize.ofTerabytes(1)) > 0) {
      throw new InvalidSettingException("usermemory.sqlite.vacuum-limit must be 0 to 1TB");
    }
  }

  /** In which the file is, and whatever SQLite puts beside it. */
  Path folder() {
    return path.resolveSibling("");
  }

  private static void check(String name, Duration value) {
    if (!value.isPositive() || value.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new InvalidSettingException(
          "usermemory.sqlite." + name + " must be more than 0 and at most 5 minutes");
    }
  }
}
