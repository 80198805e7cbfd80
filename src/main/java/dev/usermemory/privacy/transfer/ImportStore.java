package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.UserId;
import java.util.List;

/** Stores what an export contains, whatever the consents say. */
public interface ImportStore {

  /** One call takes at most this many records. */
  int MAX_RECORDS = 100;

  /**
   * Stores every document exactly as it was exported, under its natural key, in one transaction.
   * One that is no document ({@link ExportRecord#fault}) or that a rule refuses fails without the
   * others; one that has expired since is left out as unchanged, and so is a vector whose fact is
   * not there; a revision only rises. Idempotency keys come without what came of the writes, so
   * that a repetition of their write is a conflict rather than counted twice.
   *
   * @param records 1 to {@value #MAX_RECORDS}
   * @return one result per record, in order; repeating a call gives {@link
   *     ImportResult.Change#UNCHANGED}
   */
  List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs);
}
