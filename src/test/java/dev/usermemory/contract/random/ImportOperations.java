package dev.usermemory.contract.random;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.privacy.transfer.ExportRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/** Imports of what the store itself exports. */
record ImportOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::importOwn,
        this::importOwn,
        this::importPartners,
        this::importPartners,
        this::importPartners,
        this::restore);
  }

  private Operation importOwn() {
    long seed = draw.seed();
    return draw.op(
        "importOwn " + seed,
        (store, user, nowMs) -> {
          var changes = new Changes(seed);
          return importRecords(
              store,
              user,
              nowMs,
              VisibleMemory.exported(store, user, nowMs).stream().map(changes::change).toList());
        });
  }

  private Operation importPartners() {
    long seed = draw.seed();
    return draw.op(
        "importPartners " + seed,
        (store, user, nowMs) -> {
          var changes = new Changes(seed);
          return importRecords(
              store,
              user,
              nowMs,
              VisibleMemory.exported(store, Partner.of(user), nowMs).stream()
                  .filter(ImportOperations::isComparable)
                  .map(changes::change)
                  .toList());
        });
  }

  /** Erases everything and imports it again. */
  private Operation restore() {
    return draw.op(
        "restore",
        (store, user, nowMs) -> {
          List<ExportRecord> records = VisibleMemory.exported(store, user, nowMs);
          ErasureOperations.eraseAll(store, user, EnumSet.allOf(MemoryTable.class), 100);
          return importRecords(store, user, nowMs, records);
        });
  }

  /** Two documents whose {@code extra} has the same members in another order. */
  private static boolean isComparable(ExportRecord record) {
    return !(record.document() instanceof Preferences preferences) || preferences.extra() == null;
  }

  private static Object importRecords(
      StoreUnderTest store, UserId user, long nowMs, List<ExportRecord> records) {
    return records.isEmpty() ? records : store.imports().importRecords(user, records, nowMs);
  }
}
