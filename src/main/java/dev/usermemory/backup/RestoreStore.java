package dev.usermemory.backup;

import java.nio.file.Path;

/** A store that is not in use and can be replaced as a whole. */
public interface RestoreStore {

  /**
   * Puts a copy in place of what is there, which is kept aside, and erases again whoever was erased
   * since the copy was made.
   *
   * @throws BackupException when a process uses the store, or the copy cannot be used; then nothing
   *     has changed
   */
  Restored restore(Path copy, ErasedPersons erased);

  /**
   * @param aside where the replaced file is kept; empty when there was none
   * @param erasedAgain how many persons of the copy had been erased after it was made
   */
  record Restored(BackupContents contents, String aside, int erasedAgain) {}
}
