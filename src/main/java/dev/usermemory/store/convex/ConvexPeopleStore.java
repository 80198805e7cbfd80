package dev.usermemory.store.convex;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.people.KnownPerson;
import dev.usermemory.privacy.people.PeopleStore;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Who is known; their documents are counted page by page, each at its own moment. */
final class ConvexPeopleStore implements PeopleStore {

  private final ConvexCalls convex;

  ConvexPeopleStore(ConvexCalls convex) {
    this.convex = convex;
  }

  @Override
  public Page<KnownPerson> listPeople(@Nullable String prefix, PageRequest page) {
    Args args = Args.of("prefix", prefix).page(page);
    return convex
        .read("admin:listUsers", args, new TypeReference<Page<KnownPerson>>() {})
        .orElseThrow();
  }

  @Override
  public Map<MemoryTable, Long> countDocuments(UserId user) {
    var counts = new EnumMap<MemoryTable, Long>(MemoryTable.class);
    String cursor = null;
    do {
      Args args = Args.of("userId", user).put("cursor", cursor);
      Counted page =
          convex.read("admin:countPage", args, new TypeReference<Counted>() {}).orElseThrow();
      page.counts()
          .forEach((table, n) -> counts.merge(MemoryTable.ofTableName(table), n, Long::sum));
      cursor = page.cursor();
    } while (cursor != null);
    return counts;
  }

  private record Counted(Map<String, Long> counts, @Nullable String cursor) {}
}
