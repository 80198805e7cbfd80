package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.store.MemoryStore;
import dev.usermemory.store.sqlite.engine.Db;
import dev.usermemory.store.sqlite.engine.SqliteDatabase;
import dev.usermemory.store.sqlite.engine.SqliteProperties;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A copy of a backup beside the database, which is made fit to take its place. */
final class IncomingFile implements AutoCloseable {

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** No caller who has seen a revision must meet it again with something else behind it. */
  private static final long REVISIONS_AHEAD = 1_000_000;

  private static final String USERS =
      Arrays.stream(MemoryTable.values())
          .map(table -> "SELECT user_id FROM " + table.tableName())
          .collect(Collectors.joining(" UNION "));

  private final Path path;

  private IncomingFile(Path path) {
    this.path = path;
  }

  /** With its log, if somebody copied the file of a service that had been killed. */
  static IncomingFile copyOf(Path copy, Path database) throws IOException {
    Path folder = database.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var incoming = new IncomingFile(ReplacedFile.beside(database, ".restoring"));
    incoming.close();
    copy(copy, incoming.path);
    Path log = ReplacedFile.beside(copy, "-wal");
    if (Files.exists(log)) {
      copy(log, ReplacedFile.beside(incoming.path, "-wal"));
    }
    return incoming;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }
  }

  Path path() {
    return path;
  }

  /**
   * Brings it to this version's schema and erases whom it must not bring back; returns how many.
   */
  int prepare(Predicate<UserId> wasErased) {
    var properties = new SqliteProperties(path, 1, PATIENCE, PATIENCE);
    try (SqliteDatabase database = SqliteDatabase.open(properties)) {
      MemoryStore store = SqliteStores.on(database, StorePolicy.DEFAULT);
      List<UserId> erased = users(database).stream().filter(wasErased).toList();
      long nowMs = System.currentTimeMillis();
      database
          .scrub()
          .after(() -> {
            erased.forEach(user -> erase(store, user, nowMs));
            database.write(IncomingFile::raiseRevisions);
          });
      return erased.size();
    } catch (SQLException e) {
      throw new IllegalStateException("a database that has been written can be closed", e);
    }
  }

  private static void erase(MemoryStore store, UserId user, long nowMs) {
    DeletedPage.all(cursor -> store.eraseUser(user, PAGE, cursor, nowMs));
  }

  private static int raiseRevisions(Db db) {
    db.sql("UPDATE users_revisions SET revision = revision + ?").param(REVISIONS_AHEAD).update();
    return db.sql("UPDATE store_state SET highest_erased_revision = highest_erased_revision + ?")
        .param(REVISIONS_AHEAD)
        .update();
  }

  private static List<UserId> users(SqliteDatabase database) {
    return database.read(db -> db.sql(USERS).query((row, _) -> row.getString(1)).list()).stream()
        .map(UserId::new)
        .toList();
  }

  void moveTo(Path database) throws IOException {
    sync(path, StandardOpenOption.WRITE);
    Files.move(path, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = database.getParent();
    if (folder != null) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /** Leaves nothing of it, unless it was moved. */
  @Override
  public void close() throws IOException {
    for (String part : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(ReplacedFile.beside(path, part));
    }
  }
}
