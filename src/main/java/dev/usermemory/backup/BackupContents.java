package dev.usermemory.backup;

/**
 * What is in a copy whose pages, references and schema were found to be right.
 *
 * @param schema the version of its schema
 * @param documents of everybody, in all tables
 * @param writtenAtMs the latest time of which it is known that the copy is not older; 0: unknown
 */
public record BackupContents(int schema, long documents, long writtenAtMs) {}
