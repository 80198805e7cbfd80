package dev.usermemory.store.sqlite.engine;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The copy of everybody's text that a vacuum makes is in the database's own folder. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there a file is seen that is deleted at once")
class VacuumFolderTest {

  /** More than SQLite's cache, so that the copy goes to a file. */
  private static final int MEGABYTES = 24;

  @TempDir private Path temporary;

  @Test
  void vacuum_copiesBesideTheDatabase() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("the people's"));
    var properties =
        new SqliteProperties(
            folder.resolve("memory.db"),
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(256));
    try (SqliteDatabase database = SqliteDatabase.open(properties);
        var watcher = folder.getFileSystem().newWatchService()) {
      database.write(db -> {
        db.sql("CREATE TABLE filler (content BLOB)").update();
        for (int i = 0; i < MEGABYTES; i++) {
          db.sql("INSERT INTO filler VALUES (randomblob(1048576))").update();
        }
        Scrub.request(db);
        return true;
      });
      folder.register(watcher, ENTRY_CREATE);

      database.scrub().afterErasure();

      WatchKey key = watcher.poll(10, TimeUnit.SECONDS);
      List<String> created =
          key == null
              ? List.of()
              : key.pollEvents().stream().map(WatchEvent::context).map(Object::toString).toList();
      assertThat(created).anyMatch(name -> name.startsWith("etilqs_"));
    }
  }
}
