package dev.usermemory.store.audit;

import dev.usermemory.privacy.audit.PersonHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key of the persons in the audit: a file beside it that is made once, for its owner only. */
final class AuditKey {

  private AuditKey() {}

  static byte[] of(Path audit) {
    Path file = file(audit);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The key of the audit cannot be kept at " + file, e);
    }
  }

  static Path file(Path audit) {
    return audit.resolveSibling(audit.getFileName() + ".key");
  }

  /** Whole or not at all; of two processes that make one, the first wins. */
  private static void make(Path file) throws IOException {
    byte[] key = new byte[PersonHash.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path made = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.write(made, key);
      if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      }
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      // the other process's key is as good
    } catch (UnsupportedOperationException e) {
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
