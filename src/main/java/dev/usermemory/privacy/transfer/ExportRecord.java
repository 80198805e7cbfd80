package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.MemoryTable;

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
