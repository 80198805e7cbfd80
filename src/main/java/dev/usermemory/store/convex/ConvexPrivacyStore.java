package dev.usermemory.store.convex;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.erasure.DeletedPage;
import dev.usermemory.privacy.erasure.ErasureProgress;
import dev.usermemory.privacy.erasure.ErasureStore;
import dev.usermemory.privacy.erasure.Residue;
import dev.usermemory.privacy.transfer.ExportRecord;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.privacy.transfer.ImportResult;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.store.convex.ConvexCalls.Args;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Erasure, export and the sweep, page by page. */
final class ConvexPrivacyStore implements ErasureStore, ExportStore, ImportStore {

  /** Vectors go with their facts; to name them would be too much for older functions. */
  private static final Set<MemoryTable> ALL =
      EnumSet.complementOf(EnumSet.of(MemoryTable.FACT_VECTORS));

  private static final TypeReference<Deleted> DELETED = new TypeReference<>() {};

  private final ConvexCalls convex;
  private final JsonMapper json;

  /** Of what one call may cost there (convex/model/erasure.ts). */
  private static final int PAGE_DOCUMENTS = 500;

  ConvexPrivacyStore(ConvexCalls convex, JsonMapper json) {
    this.convex = convex;
    this.json = json;
  }

  @Override
  public DeletedPage eraseUser(UserId user, int limit, @Nullable String cursor, long nowMs) {
    return erase(
        Args.of("userId", user)
            .put("tables", ALL)
            .put("limit", Math.min(limit, PAGE_DOCUMENTS))
            .put("cursor", cursor)
            .put("nowMs", nowMs));
  }

  @Override
  public Optional<ErasureProgress> findErasure(UserId user) {
    return convex
        .read("admin:findErasure", Args.of("userId", user), new TypeReference<Progress>() {})
        .map(Progress::toProgress);
  }

  @Override
  public boolean purgesByItself() {
    return true;
  }

  /** For how long is a setting of the deployment, which it does not tell. */
  @Override
  public Residue residue() {
    return Residue.RETAINED;
  }

  @Override
  public DeletedPage eraseTables(
      UserId user, Set<MemoryTable> tables, int limit, @Nullable String cursor) {
    List<MemoryTable> named = tables.stream().filter(ALL::contains).sorted().toList();
    return erase(
        Args.of("userId", user)
            .put("tables", named)
            .put("limit", Math.min(limit, PAGE_DOCUMENTS))
            .put("cursor", cursor));
  }

  private DeletedPage erase(Args args) {
    return convex.mutate("admin:deleteByUser", args, DELETED).orElseThrow().toPage();
  }

  @Override
  public DeletedPage purgeExpired(long nowMs, int limit, @Nullable String cursor) {
    Args args = Args.of("nowMs", nowMs).put("limit", limit).put("cursor", cursor);
    return convex.mutate("cron:ttlSweep", args, DELETED).orElseThrow().toPage();
  }

  @Override
  public Page<ExportRecord> exportUser(UserId user, PageRequest page, long nowMs) {
    Exported exported =
        convex
            .read(
                "admin:exportPage",
                convex.of(user, nowMs).page(page),
                new TypeReference<Exported>() {})
            .orElseThrow();
    return new Page<>(
        exported.items().stream().map(this::toRecord).toList(), exported.nextCursor());
  }

  /** A function refuses all of a call for one argument that JSON cannot say, such as infinity. */
  @Override
  public List<ImportResult> importRecords(UserId user, List<ExportRecord> records, long nowMs) {
    List<Optional<String>> faults = records.stream().map(ExportRecord::fault).toList();
    List<ExportRecord> sound =
        IntStream.range(0, records.size())
            .filter(i -> faults.get(i).isEmpty())
            .mapToObj(records::get)
            .toList();
    Iterator<ImportResult> results = send(user, sound, nowMs).iterator();
    return faults.stream()
        .map(fault -> fault.<ImportResult>map(ImportResult.Failed::new).orElseGet(results::next))
        .toList();
  }

  private List<ImportResult> send(UserId user, List<ExportRecord> records, long nowMs) {
    if (records.isEmpty()) {
      return List.of();
    }
    Args args = Args.of("userId", user).put("records", records).put("nowMs", nowMs);
    return convex
        .mutate("admin:importPage", args, new TypeReference<List<Imported>>() {})
        .orElseThrow()
        .stream()
        .map(Imported::toResult)
        .toList();
  }

  private ExportRecord toRecord(Exported.Item item) {
    MemoryTable table = MemoryTable.ofTableName(item.table());
    return new ExportRecord(table, json.convertValue(item.document(), ExportRecord.typeOf(table)));
  }

  private record Exported(List<Item> items, @Nullable String nextCursor) {

    private record Item(String table, JsonNode document) {}
  }

  private record Imported(String result, @Nullable String message) {

    ImportResult toResult() {
      return switch (result) {
        case "created" -> ImportResult.Change.CREATED;
        case "updated" -> ImportResult.Change.UPDATED;
        case "unchanged" -> ImportResult.Change.UNCHANGED;
        default -> new ImportResult.Failed(String.valueOf(message));
      };
    }
  }

  private record Deleted(Map<String, Long> deleted, boolean more, @Nullable String cursor) {

    DeletedPage toPage() {
      return new DeletedPage(countsOf(deleted), more, cursor);
    }
  }

  private record Progress(Map<String, Long> deleted, long pagedAtMs, boolean done) {

    ErasureProgress toProgress() {
      return new ErasureProgress(countsOf(deleted), pagedAtMs, done);
    }
  }

  private static Map<MemoryTable, Long> countsOf(Map<String, Long> deleted) {
    var counts = new LinkedHashMap<MemoryTable, Long>();
    deleted.forEach((table, count) -> counts.put(MemoryTable.ofTableName(table), count));
    return counts;
  }
}
