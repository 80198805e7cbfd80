package dev.usermemory.store;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a store, as its decorators see it.
 *
 * @param name of the write, or of the port's method
 * @param takesFrom the person of whom something may no longer be told afterwards, if so
 * @param writesTo whose data a {@link Write} changes; null for what is no {@code Write}
 */
public record StoreCall(String name, @Nullable UserId takesFrom, @Nullable UserId writesTo) {

  StoreCall(String name, @Nullable UserId takesFrom) {
    this(name, takesFrom, null);
  }

  static StoreCall of(Write write) {
    return new StoreCall(
        write.operation().wireName(),
        write.operation().takesAway() ? write.userId() : null,
        write.userId());
  }

  /** What adds and takes nothing that is told. */
  static StoreCall of(String name) {
    return new StoreCall(name, null);
  }
}
