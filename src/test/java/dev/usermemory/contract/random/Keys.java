package dev.usermemory.contract.random;

import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write's idempotency key, or none. */
record Keys(WriteOperation operation, @Nullable String key, String hash) {

  Write write(UserId user, long nowMs) {
    return new Write(
        user, operation, nowMs, key == null ? List.of() : List.of(new IdempotencyKey(key, hash)));
  }
}
