package dev.usermemory.store;

import dev.usermemory.kernel.PersonalCache;
import dev.usermemory.kernel.UserId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes caches forget a person whenever something may have been taken away from them, and doubt
 * what they know whenever something may have changed, so that it is not handed out while the store
 * is down. Also when the operation fails: it may have been applied.
 */
final class EvictingStore extends ForwardingStore {

  private final List<PersonalCache> caches;

  EvictingStore(MemoryStore store, List<PersonalCache> caches) {
    super(store);
    this.caches = List.copyOf(caches);
  }

  @Override
  protected <T extends @Nullable Object> T around(StoreCall call, Supplier<T> operation) {
    try {
      return operation.get();
    } finally {
      UserId forgotten = call.takesFrom();
      UserId changed = call.changes();
      if (forgotten != null) {
        caches.forEach(cache -> cache.evict(forgotten));
      } else if (changed != null) {
        caches.forEach(cache -> cache.doubt(changed));
      }
      UserId written = call.writesTo();
      if (written != null) {
        caches.forEach(cache -> cache.written(written));
      }
    }
  }
}
