package dev.usermemory.backup;

import java.nio.file.Path;

/** A store that can be copied as a whole. */
public interface BackupStore {

  /** Where copies are unless that is configured. */
  Path folder();

  /**
   * Copies everything as it is at one moment after the call began, while others write.
   *
   * @param file empty, and readable to its owner only
   * @throws dev.usermemory.kernel.ConflictException when this store has ways of its own
   * @throws dev.usermemory.kernel.StoreException when it cannot be read
   * @throws BackupException when the file cannot be written
   */
  void copyTo(Path file, long nowMs);

  /**
   * Checks every page of a copy, its references and its schema.
   *
   * @throws BackupException when it is not whole, or of a later version
   */
  BackupContents check(Path copy);
}
