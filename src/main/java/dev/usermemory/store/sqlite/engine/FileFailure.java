package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.StoreState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.NestedExceptionUtils;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure says about the file, and what an operator is told. */
final class FileFailure {

  private static final int PRIMARY_CODE = 0xFF;

  /** Of free space, with which a disk is not called full any more. */
  private static final long ROOM_BYTES = 1 << 20;

  private FileFailure() {}

  /** OK when it says nothing about the file. */
  static StoreState stateOf(Throwable failure, Path file) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLiteException sqlite
        ? stateOf(sqlite.getResultCode(), file)
        : StoreState.OK;
  }

  private static StoreState stateOf(SQLiteErrorCode code, Path file) {
    return switch (code) {
      case SQLITE_READONLY_DBMOVED -> StoreState.UNLINKED;
      // What a quota or a limit of the process refuses is an I/O error to SQLite.
      case SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_TRUNCATE ->
          isReadOnly(file) ? StoreState.READ_ONLY : StoreState.FULL;
      default -> stateOfPrimary(code.code & PRIMARY_CODE);
    };
  }

  private static StoreState stateOfPrimary(int code) {
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return StoreState.FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return StoreState.LOCKED;
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return StoreState.CORRUPT;
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
      return StoreState.READ_ONLY;
    }
    boolean isIo =
        code == SQLiteErrorCode.SQLITE_IOERR.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    return isIo ? StoreState.AWAY : StoreState.OK;
  }

  static boolean hasRoom(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace() >= ROOM_BYTES;
    } catch (IOException e) {
      return true; // a write has just found some
    }
  }

  private static boolean isReadOnly(Path file) {
    try {
      return Files.getFileStore(file).isReadOnly();
    } catch (IOException e) {
      return false;
    }
  }

  /** Goes on after the name of the file. */
  static String words(StoreState state) {
    return switch (state) {
      case OK -> "takes writes";
      case FULL ->
          "cannot grow: its disk is full, or a quota or a file size limit is reached. Writes are"
              + " refused until there is room; reads go on";
      case LOCKED ->
          "is locked by another process, which keeps all writes waiting. Find it (lsof) and end it";
      case CORRUPT ->
          "is damaged: pages of it contradict each other, or were overwritten. Writes are refused"
              + " from now on. Restore a backup (docs/operations.md, Backup and restore)";
      case UNLINKED ->
          "was deleted or replaced while it was open, or its -wal file was. Writes are refused, as"
              + " they would be lost. What this process still has open can be saved with a backup;"
              + " then restart (docs/operations.md, Health)";
      case READ_ONLY -> "cannot be written: it, or its file system, is read-only";
      case AWAY -> "does not answer, or its disk has failed";
    };
  }
}
