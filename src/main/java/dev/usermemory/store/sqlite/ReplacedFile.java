package dev.usermemory.store.sqlite;

import dev.usermemory.backup.ErasedPersons;
import dev.usermemory.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database file, damaged or not, that another one replaces. */
record ReplacedFile(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(ReplacedFile.class);

  /** Whoever it knows to be erased, for the eight days that it does. */
  ErasedPersons erased() {
    return sinceMs -> {
      Set<String> hashes = Files.exists(file) ? hashes(sinceMs) : Set.of();
      return user -> hashes.contains(Sha256.hex(user.value()));
    };
  }

  /** By the last connection's end the log goes into the file. */
  private Set<String> hashes(long sinceMs) {
    var hashes = new HashSet<String>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT user_hash FROM erasures WHERE paged_at_ms >= ? OR NOT done")) {
      statement.setLong(1, sinceMs);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          hashes.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      LOG.warn(
          "{} cannot tell who was erased; what its audit knows is all there is",
          file.getFileName());
    }
    return hashes;
  }

  /** Gives it, and what is left of its log, a further name with this ending. */
  Path keepAs(String suffix) throws IOException {
    Path aside = beside(file, suffix);
    link(aside);
    keepLogAs(suffix);
    return aside;
  }

  /** SQLite would take what a lost file has left behind for the log of the next one. */
  void keepLogAs(String suffix) throws IOException {
    Path log = beside(file, "-wal");
    if (Files.exists(log)) {
      Files.move(log, beside(beside(file, suffix), "-wal"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(beside(file, "-shm"));
  }

  private void link(Path aside) throws IOException {
    try {
      Files.createLink(aside, file);
    } catch (UnsupportedOperationException e) {
      Files.copy(file, aside);
    }
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
