package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import java.util.Set;

/** Removes documents for good, in bounded pages. */
public interface ErasureStore {

  /**
   * Deletes up to {@code limit} documents of any table of the user's, and what is parked for their
   * sessions. Writes that were accepted before {@code nowMs} and come later are refused.
   */
  DeletedPage eraseUser(UserId user, int limit, long nowMs);

  /**
   * Deletes up to {@code limit} documents of the given tables of the user's, and at the end what
   * recorded outcomes repeat of them. An assessment is still known as done.
   */
  DeletedPage eraseTables(UserId user, Set<MemoryTable> tables, int limit);

  /** Deletes up to {@code limit} documents of anyone that expired at {@code nowMs} or before. */
  DeletedPage purgeExpired(long nowMs, int limit);
}
