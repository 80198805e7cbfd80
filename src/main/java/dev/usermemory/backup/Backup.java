package dev.usermemory.backup;

/**
 * A copy that was checked.
 *
 * @param name of its file in the folder of backups
 * @param takenAtMs everything that was acknowledged before is in it
 */
public record Backup(String name, long takenAtMs, long bytes, BackupContents contents) {}
