package dev.usermemory.store.sqlite;

import dev.usermemory.backup.BackupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every SQLite connection of other processes off a file, by the bytes that SQLite itself
 * locks: each connection to a file with a write-ahead log shares them for as long as it is open
 * (sqlite.org/lockingv3.html, "pending byte" and what follows). It works on damaged files, too.
 */
final class FileInUse implements AutoCloseable {

  private static final long PENDING_BYTE = 0x40000000L;
  private static final long BYTES = 512;

  private final FileChannel channel;

  private FileInUse(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * This process must have no connection to the file.
   *
   * @throws BackupException when another process has one
   */
  static FileInUse claim(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock(PENDING_BYTE, BYTES, false);
    if (lock == null) {
      channel.close();
      throw new BackupException(
          file + " is in use: stop the service, and whoever else has it open, first");
    }
    return new FileInUse(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
