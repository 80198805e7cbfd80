package dev.usermemory.privacy.people;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells who is known, and how much of them. */
@Service
public class PeopleService {

  private final PeopleStore store;

  PeopleService(PeopleStore store) {
    this.store = store;
  }

  /** By user id ascending, those whose ids begin with the prefix. */
  public Page<KnownPerson> list(@Nullable UserId prefix, PageRequest page) {
    return store.listPeople(prefix == null ? null : prefix.value(), page);
  }

  /** Documents per table, 0 included: what an erasure would delete. */
  public Map<MemoryTable, Long> count(UserId user) {
    Map<MemoryTable, Long> stored = store.countDocuments(user);
    var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    for (MemoryTable table : MemoryTable.values()) {
      counts.put(table, stored.getOrDefault(table, 0L));
    }
    return counts;
  }
}
