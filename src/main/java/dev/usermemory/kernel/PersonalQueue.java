package dev.usermemory.kernel;

import java.util.function.Supplier;

/** Holds, before the store, writes of a person that wait to be done. */
public interface PersonalQueue {

  PersonalQueue NONE =
      new PersonalQueue() {
        @Override
        public <T> T whileClosed(UserId user, Supplier<T> erasure) {
          return erasure.get();
        }
      };

  /** Whether something of what was forgotten may still be on the disk, which is tried again. */
  default boolean leavesResidue() {
    return false;
  }

  /**
   * Forgets what waits of the person and runs the erasure, while nothing of theirs is delivered.
   *
   * @throws StoreException when it cannot be told what is theirs, or cannot be forgotten; then the
   *     erasure has not begun
   */
  <T> T whileClosed(UserId user, Supplier<T> erasure);
}
