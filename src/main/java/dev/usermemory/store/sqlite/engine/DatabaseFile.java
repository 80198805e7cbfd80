package dev.usermemory.store.sqlite.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The database file, there and writable, or a message that says what is wrong with it. */
final class DatabaseFile {

  private DatabaseFile() {}

  /** Creates what is missing, readable to the service's own user only. */
  static void prepare(DatabaseKind kind, Path file) {
    try {
      Path folder = file.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder, attributes(folder, "rwx------"));
      }
      create(file);
    } catch (IOException e) {
      throw new SqliteUnusableException(kind, file, "it cannot be created", e);
    }
    if (!Files.isRegularFile(file)) {
      throw new SqliteUnusableException(kind, file, "it is not a file", null);
    }
    if (!Files.isWritable(file)) {
      throw new SqliteUnusableException(kind, file, "it is not writable", null);
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // As it should be on every start but the first.
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
