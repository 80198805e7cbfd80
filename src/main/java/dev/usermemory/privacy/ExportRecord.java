package dev.usermemory.privacy;

/**
 * One document of an export.
 *
 * @param document of the type {@link MemoryTable#documentType()}
 */
public record ExportRecord(MemoryTable table, Record document) {

  public ExportRecord {
    if (!table.documentType().isInstance(document)) {
      throw new IllegalArgumentException("not a document of " + table.tableName());
    }
  }
}
