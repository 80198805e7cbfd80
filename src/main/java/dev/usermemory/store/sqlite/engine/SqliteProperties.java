package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded store keeps its file and how patient it is.
 *
 * @param path of the database file ({@code MEMORY_DB_PATH}); missing folders are created
 * @param readConnections reads that run at a time, 1 to 64
 * @param busyTimeout how long to wait for another process that writes to the same file
 * @param writeTimeout how long a write may wait for its turn and its commit
 */
@ConfigurationProperties("usermemory.sqlite")
public record SqliteProperties(
    @DefaultValue("./data/memory.db") Path path,
    @DefaultValue("4") int readConnections,
    @DefaultValue("5s") Duration busyTimeout,
    @DefaultValue("10s") Duration writeTimeout) {

  /** Longer than the letter of a drive. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  public SqliteProperties {
    requireFile(path.toString());
    path = path.toAbsolutePath().normalize();
    if (readConnections < 1 || readConnections > 64) {
      throw new InvalidSettingException("usermemory.sqlite.read-connections must be 1 to 64");
    }
    check("busy-timeout", busyTimeout);
    check("write-timeout", writeTimeout);
  }

  /**
   * Refuses what SQLite would take for something else, or lose at the end of the process. A path
   * may have been made of a URI, whose form it does not show.
   */
  public static void requireFile(String path) {
    if (path.isBlank()
        || path.contains("?")
        || path.contains(":memory:")
        || URI.matcher(path).lookingAt()) {
      throw new InvalidSettingException(
          "MEMORY_DB_PATH must name a file on a disk: no ':memory:', no URI such as 'file:', no"
              + " '?'");
    }
  }

  private static void check(String name, Duration value) {
    if (!value.isPositive() || value.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new InvalidSettingException(
          "usermemory.sqlite." + name + " must be more than 0 and at most 5 minutes");
    }
  }
}
