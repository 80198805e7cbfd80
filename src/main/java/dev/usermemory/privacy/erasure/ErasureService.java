package dev.usermemory.privacy.erasure;

import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Deletes what is stored about a person, page by page, until nothing is left. */
@Service
public class ErasureService {

  /** Small enough that other writes come in between. */
  static final int PAGE_SIZE = 500;

  private final ErasureStore store;
  private final MemoryCache cache;

  ErasureService(ErasureStore store, MemoryCache cache) {
    this.store = store;
    this.cache = cache;
  }

  /** Everything; returns how many documents of which tables. */
  public Map<MemoryTable, Long> eraseUser(UserId user) {
    return erase(user, () -> store.eraseUser(user, PAGE_SIZE));
  }

  public Map<MemoryTable, Long> eraseTables(UserId user, Set<MemoryTable> tables) {
    return erase(user, () -> store.eraseTables(user, tables, PAGE_SIZE));
  }

  private Map<MemoryTable, Long> erase(UserId user, Supplier<DeletedPage> page) {
    try {
      DeletedPage deleted = page.get();
      while (deleted.more()) {
        deleted = deleted.and(page.get());
      }
      return deleted.deleted();
    } finally {
      cache.evict(user);
    }
  }
}
