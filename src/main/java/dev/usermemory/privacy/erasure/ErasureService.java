package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.PersonalQueue;
import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
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
  private final PersonalQueue waiting;
  private final Clock clock;

  ErasureService(ErasureStore store, PersonalQueue waiting, Clock clock) {
    this.store = store;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Everything, what waits to be stored included; returns how many documents of each table went, 0
   * included.
   */
  public Map<MemoryTable, Long> eraseUser(UserId user) {
    return waiting.whileClosed(user, () -> eraseStored(user));
  }

  private Map<MemoryTable, Long> eraseStored(UserId user) {
    long nowMs = clock.millis();
    return erase(EnumSet.allOf(MemoryTable.class), () -> store.eraseUser(user, PAGE_SIZE, nowMs));
  }

  /** The same for some tables. */
  public Map<MemoryTable, Long> eraseTables(UserId user, Set<MemoryTable> tables) {
    return erase(tables, () -> store.eraseTables(user, tables, PAGE_SIZE));
  }

  private static Map<MemoryTable, Long> erase(Set<MemoryTable> tables, Supplier<DeletedPage> page) {
    DeletedPage deleted = page.get();
    while (deleted.more()) {
      deleted = deleted.and(page.get());
    }
    var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    for (MemoryTable table : tables) {
      counts.put(table, deleted.deleted().getOrDefault(table, 0L));
    }
    return counts;
  }
}
