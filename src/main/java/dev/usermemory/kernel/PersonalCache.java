package dev.usermemory.kernel;

/** Holds, beside the store, something that was read of a person. */
public interface PersonalCache {

  /** Forgets the person; reads that are under way are not kept either. */
  void evict(UserId user);
}
