package dev.usermemory.contract.random;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.DeletedPage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

record ErasureOperations(Draw draw) implements Operations {

  /**
   * Which documents of a table a page takes first is each store's own affair. These are too few to
   * choose from, or both stores take them by their natural keys.
   */
  private static final Set<MemoryTable> BY_KEY =
      EnumSet.complementOf(
          EnumSet.of(
              MemoryTable.TRACKED_SKILLS,
              MemoryTable.FACTS,
              MemoryTable.FACT_VECTORS,
              MemoryTable.PROGRESS_DAILY,
              MemoryTable.REVISIONS));

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::user, this::tables, this::page, this::page, this::page, this::purge, this::purge);
  }

  private Operation user() {
    int limit = 1 + draw.below(4);
    return draw.op(
        "eraseUser " + limit,
        (store, user, nowMs) -> {
          var pages = new ArrayList<DeletedPage>();
          do {
            pages.add(comparable(store.erasure().eraseUser(user, limit, nowMs)));
          } while (pages.getLast().more());
          return pages;
        });
  }

  private Operation tables() {
    int limit = 1 + draw.below(4);
    Set<MemoryTable> tables = MemoryTable.gatedBy(draw.pick(Gate.values()));
    return draw.op(
        "eraseTables " + tables + limit,
        (store, user, nowMs) -> eraseAll(store, user, tables, limit));
  }

  /** Other operations come between this page and the next. */
  private Operation page() {
    int limit = 1 + draw.below(3);
    Set<MemoryTable> tables = EnumSet.copyOf(BY_KEY);
    tables.removeIf(table -> draw.coin());
    return draw.op(
        "erase a page of " + tables + limit,
        (store, user, nowMs) -> comparable(store.erasure().eraseTables(user, tables, limit)));
  }

  /** Of anyone, so that only its effect can be compared. */
  private Operation purge() {
    return draw.op(
        "purgeExpired",
        (store, user, nowMs) -> {
          while (store.erasure().purgeExpired(nowMs, 500).more()) {}
          return "purged";
        });
  }

  static List<DeletedPage> eraseAll(
      StoreUnderTest store, UserId user, Set<MemoryTable> tables, int limit) {
    var pages = new ArrayList<DeletedPage>();
    do {
      pages.add(comparable(store.erasure().eraseTables(user, tables, limit)));
    } while (pages.getLast().more());
    return pages;
  }

  /** A cursor is each store's own. */
  private static DeletedPage comparable(DeletedPage page) {
    return new DeletedPage(page.deleted(), page.more());
  }
}
