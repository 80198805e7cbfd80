package dev.usermemory.store.sqlite;

import dev.usermemory.backup.BackupContents;
import dev.usermemory.backup.BackupException;
import dev.usermemory.backup.BackupStore;
import dev.usermemory.backup.ErasedPersons;
import dev.usermemory.backup.RestoreStore;
import dev.usermemory.kernel.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/**
 * Replaces the database file. What comes in is prepared beside it, under another name; then what is
 * there gets a second name, and its first one goes to what comes in: at no moment is there no file,
 * which a service would take for a first start.
 */
final class SqliteRestore implements RestoreStore {

  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("'.before-restore-'uuuuMMdd'T'HHmmss'Z'")
          .withZone(ZoneOffset.UTC);

  private final Path database;
  private final BackupStore backups;

  SqliteRestore(Path database, BackupStore backups) {
    this.database = database;
    this.backups = backups;
  }

  @Override
  public Restored restore(Path copy, ErasedPersons erased) {
    BackupContents contents = backups.check(copy);
    try {
      ReplacedFile replaced = new ReplacedFile(database);
      boolean isThere = Files.exists(database);
      if (isThere) {
        FileInUse.claim(database).close();
      }
      Predicate<UserId> wasErased =
          erased.since(contents.writtenAtMs()).or(replaced.erased().since(contents.writtenAtMs()));
      try (var incoming = IncomingFile.copyOf(copy, database)) {
        int erasedAgain = incoming.prepare(wasErased);
        BackupContents prepared = backups.check(incoming.path());
        String aside = isThere ? exchange(replaced, incoming) : putWhereNoneIs(replaced, incoming);
        return new Restored(prepared, aside, erasedAgain);
      }
    } catch (IOException e) {
      throw new BackupException(
          "The disk of the database failed: " + e.getClass().getSimpleName(), e);
    }
  }

  private String exchange(ReplacedFile replaced, IncomingFile incoming) throws IOException {
    try (FileInUse _ = FileInUse.claim(database)) {
      Path aside = replaced.keepAs(SUFFIX.format(Instant.now()));
      incoming.moveTo(database);
      return aside.toString();
    }
  }

  private String putWhereNoneIs(ReplacedFile replaced, IncomingFile incoming) throws IOException {
    replaced.keepLogAs(SUFFIX.format(Instant.now()));
    incoming.moveTo(database);
    return "";
  }
}
