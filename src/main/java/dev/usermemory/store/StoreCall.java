package dev.usermemory.store;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a store, as its decorators see it.
 *
 * @param name of the write, or of the port's method
 * @param takesFrom the person of whom something may no longer be known afterwards, if so
 * @param changes the person of whom something may no longer be so, if so
 * @param write null for what is no {@code Write}
 */
public record StoreCall(
    String name, @Nullable UserId takesFrom, @Nullable UserId changes, @Nullable Write write) {

  StoreCall(String name, @Nullable UserId takesFrom) {
    this(name, takesFrom, takesFrom, null);
  }

  static StoreCall of(Write write) {
    UserId user = write.userId();
    WriteOperation operation = write.operation();
    return new StoreCall(
        operation.wireName(),
        operation.takesAway() ? user : null,
        operation.changes() ? user : null,
        write);
  }

  /** Whose data a {@link Write} changes; null for what is no {@code Write}. */
  @Nullable UserId writesTo() {
    return write == null ? null : write.userId();
  }

  /** What adds and takes nothing that is told. */
  static StoreCall of(String name) {
    return new StoreCall(name, null, null, null);
  }
}
