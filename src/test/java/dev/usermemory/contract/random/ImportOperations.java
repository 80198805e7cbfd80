package dev.usermemory.contract.random;

import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ExportRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Imports of what the store itself exports, and of what it never would. */
record ImportOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::importOwn,
        this::importOwn,
        this::importPartners,
        this::importPartners,
        this::importPartners,
        this::importOdd,
        this::importOdd,
        this::importOdd,
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

  /** What nobody exported: documents with odd values, good ones and such as are refused. */
  private Operation importOdd() {
    long seed = draw.seed();
    return draw.op(
        "importOdd " + seed,
        (store, user, nowMs) -> {
          var odd = new OddDocuments(seed, nowMs);
          List<ExportRecord> records = Stream.generate(odd::next).limit(4).toList();
          return importRecords(store, user, nowMs, records);
        });
  }

  private static Object importRecords(
      StoreUnderTest store, UserId user, long nowMs, List<ExportRecord> records) {
    return records.isEmpty() ? records : store.imports().importRecords(user, records, nowMs);
  }
}
