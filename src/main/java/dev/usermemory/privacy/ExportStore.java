package dev.usermemory.privacy;

import dev.usermemory.store.Page;
import dev.usermemory.store.PageRequest;
import dev.usermemory.store.UserId;

/** Reads everything that is stored about a person, whatever the consents say. */
public interface ExportStore {

  /** All unexpired documents, table by table in the order of {@link MemoryTable}. */
  Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs);
}
