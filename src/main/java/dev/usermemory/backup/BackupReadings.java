package dev.usermemory.backup;

/** What is counted of backups since the start. */
public interface BackupReadings {

  /** When the newest one that is there was made, epoch milliseconds; 0 when there is none. */
  long lastSuccessMs();

  long done();

  long failed();
}
