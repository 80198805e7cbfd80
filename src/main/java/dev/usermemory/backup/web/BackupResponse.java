package dev.usermemory.backup.web;

import dev.usermemory.backup.Backup;
import org.jspecify.annotations.Nullable;

/** What became of a backup; while it is running, nothing else is known. */
record BackupResponse(
    String state,
    @Nullable String name,
    @Nullable Long takenAtMs,
    @Nullable Long bytes,
    @Nullable Long documents) {

  static final BackupResponse RUNNING = new BackupResponse("running", null, null, null, null);

  static BackupResponse done(Backup made) {
    return new BackupResponse(
        "done", made.name(), made.takenAtMs(), made.bytes(), made.contents().documents());
  }
}
