package dev.usermemory.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files of backups. One gets its name when it is whole and on the disk; what was begun and
 * never finished has another name, and goes with the next one.
 */
final class BackupFolder {

  private static final String UNFINISHED = ".part";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'memory-'uuuuMMdd'T'HHmmss.SSS'Z.db'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final int keep;

  BackupFolder(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  Path fileOf(String name) {
    return folder.resolve(name);
  }

  /** The time of the newest one that is there; empty when there is none. */
  Optional<Instant> newest() {
    try {
      return names().stream().map(BackupFolder::time).flatMap(Optional::stream).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Adds a file that the writer fills and finds right, and removes the oldest.
   *
   * @throws BackupException when another process is at it, or the disk fails
   */
  Path add(Instant time, Consumer<Path> writer) {
    try {
      Files.createDirectories(folder, attributes("rwx------"));
      try (FileChannel channel = open(".lock");
          FileLock lock = lock(channel)) {
        return add(folder.resolve(NAME.format(time)), writer);
      }
    } catch (IOException e) {
      throw new BackupException("The backup could not be written to its disk", e);
    }
  }

  private Path add(Path file, Consumer<Path> writer) throws IOException {
    removeUnfinished();
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      Files.createFile(unfinished, attributes("rw-------"));
      writer.accept(unfinished);
      sync(unfinished, StandardOpenOption.WRITE);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      sync(folder, StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    removeOldest();
    return file;
  }

  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // by another part of this process
    }
    throw new BackupException("Another process is writing a backup to the same folder");
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(BackupFolder::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("memory-") && name.contains(UNFINISHED);
  }

  private void removeOldest() throws IOException {
    List<String> names = names();
    for (String name : names.subList(Math.min(keep, names.size()), names.size())) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /** The newest first; what somebody else put there is not among them. */
  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> time(name).isPresent())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static Optional<Instant> time(String name) {
    try {
      return Optional.of(NAME.parse(name, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private FileAttribute<?>[] attributes(String permissions) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
