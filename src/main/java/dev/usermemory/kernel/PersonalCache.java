package dev.usermemory.kernel;

/** Holds, beside the store, something that was read of a person. */
public interface PersonalCache {

  /** Forgets the person; reads that are under way are not kept either. */
  void evict(UserId user);

  /**
   * Something of the person may no longer be so: nothing is handed out before the store was asked
   * again. By default the same as forgetting.
   */
  default void doubt(UserId user) {
    evict(user);
  }

  /** Something of the person may have been written, whatever it did to what was there. */
  default void written(UserId user) {}
}
