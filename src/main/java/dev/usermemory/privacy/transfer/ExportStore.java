package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;

/** Reads everything that is stored about a person, whatever the consents say. */
public interface ExportStore {

  /** All unexpired documents, table by table in the order of {@link MemoryTable}. */
  Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs);
}
