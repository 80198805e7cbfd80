package dev.usermemory.store.convex;

import dev.usermemory.backup.BackupContents;
import dev.usermemory.backup.BackupStore;
import dev.usermemory.kernel.ConflictException;
import java.nio.file.Path;

/** Convex copies itself, by its own tools and keys. */
final class NoBackups implements BackupStore {

  @Override
  public Path folder() {
    return Path.of("backups");
  }

  @Override
  public void copyTo(Path file, long nowMs) {
    throw refusal();
  }

  @Override
  public BackupContents check(Path copy) {
    throw refusal();
  }

  private static ConflictException refusal() {
    return new ConflictException(
        "The memory is on Convex, which this service cannot back up: use npx convex export.");
  }
}
