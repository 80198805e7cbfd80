package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes documents for good, in bounded pages. A page goes on at the cursor of the one before, or
 * from the start, which is as right and slower.
 */
public interface ErasureStore {

  /**
   * Deletes up to {@code limit} documents of any table of the user's, and what is parked for their
   * sessions. Writes that were accepted before {@code nowMs} and come later are refused. Adds to
   * the {@link #findErasure progress} of an erasure that is not done, or begins one.
   */
  DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs);

  /** The same from the start. */
  default DeletedPage eraseUser(UserId user, int limit, long nowMs) {
    return eraseUser(user, limit, null, nowMs);
  }

  /** How far the latest erasure of the user is; empty when there was none for some days. */
  Optional<ErasureProgress> findErasure(UserId user);

  /**
   * Deletes up to {@code limit} documents of the given tables of the user's, vectors with their
   * facts and only with these, and at the end what recorded outcomes repeat of them. An assessment
   * is still known as done.
   */
  DeletedPage eraseTables(UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor);

  /** The same from the start. */
  default DeletedPage eraseTables(UserId user, Set<MemoryTable> tables, int limit) {
    return eraseTables(user, tables, limit, null);
  }

  /** Deletes up to {@code limit} documents of anyone that expired at {@code nowMs} or before. */
  DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor);

  /** The same from the start. */
  default DeletedPage purgeExpired(long nowMs, int limit) {
    return purgeExpired(nowMs, limit, null);
  }

  /** What is left of all that was erased, as far as this instance knows. */
  default Residue residue() {
    return Residue.NONE;
  }

  /** Whether what has expired is deleted without being asked for. */
  boolean purgesByItself();
}
