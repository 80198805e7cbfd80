package dev.usermemory.backup;

import dev.usermemory.kernel.UserId;
import java.util.function.Predicate;

/** Knows who was erased, by hashes of their ids, apart from the store that is restored. */
@FunctionalInterface
public interface ErasedPersons {

  /** Whether a person was erased at this time (epoch milliseconds) or later. */
  Predicate<UserId> since(long atMs);
}
