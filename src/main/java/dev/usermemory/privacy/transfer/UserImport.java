package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.privacy.transfer.ImportReport.LineError;
import dev.usermemory.privacy.transfer.ImportResult.Change;
import dev.usermemory.privacy.transfer.ImportResult.Failed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One import on its way: lines in, a batch of documents in memory at a time. A line that is no
 * document of an export is an error of its own; what came before and comes after it is stored.
 */
final class UserImport {

  /**
   * A batch has no more, unless one document has. Others write between two batches, and a store on
   * Convex, which takes 4 MiB a second from all, spreads them.
   */
  static final int MAX_BATCH_BYTES = 512 * 1024;

  private final ImportStore store;
  private final ImportLines lines;
  private final UserId user;
  private final long nowMs;
  private final List<ExportRecord> batch = new ArrayList<>();
  private final List<Long> batchLines = new ArrayList<>();
  private final Map<Change, Long> changes = new EnumMap<>(Change.class);
  private final List<LineError> errors = new ArrayList<>();
  private long batchBytes;
  private long failed;
  private long documents;
  private boolean complete;

  UserImport(ImportStore store, ImportLines lines, UserId user, long nowMs) {
    this.store = store;
    this.lines = lines;
    this.user = user;
    this.nowMs = nowMs;
  }

  /** Throws a {@link InvalidValueException} unless the first line is a header of our version. */
  ImportReport read(LineReader reader) throws IOException {
    byte[] first = reader.next();
    lines.checkHeader(first == null ? new byte[0] : first);
    for (byte[] line = reader.next(); line != null; line = reader.next()) {
      take(line, reader.number());
    }
    store();
    return new ImportReport(
        count(Change.CREATED),
        count(Change.UPDATED),
        count(Change.UNCHANGED),
        failed,
        errors,
        complete);
  }

  private void take(byte[] line, long number) {
    switch (lines.parse(line)) {
      case ImportLines.Document(ExportRecord document) -> add(document, line.length, number);
      case ImportLines.Invalid(String message) -> {
        documents++;
        fail(number, message);
      }
      case ImportLines.End(long records) -> complete = records == documents;
      case ImportLines.Blank() -> {}
    }
  }

  private void add(ExportRecord document, int bytes, long number) {
    documents++;
    if (batch.size() == ImportStore.MAX_RECORDS || batchBytes + bytes > MAX_BATCH_BYTES) {
      store();
    }
    batch.add(document);
    batchLines.add(number);
    batchBytes += bytes;
  }

  private void store() {
    if (batch.isEmpty()) {
      return;
    }
    List<ImportResult> results = store.importRecords(user, batch, nowMs);
    for (int i = 0; i < results.size(); i++) {
      switch (results.get(i)) {
        case Change change -> changes.merge(change, 1L, Long::sum);
        case Failed(String message) -> fail(batchLines.get(i), message);
      }
    }
    batch.clear();
    batchLines.clear();
    batchBytes = 0;
  }

  private void fail(long line, String message) {
    failed++;
    if (errors.size() < ImportReport.MAX_ERRORS) {
      errors.add(new LineError(line, message));
    }
  }

  private long count(Change change) {
    return changes.getOrDefault(change, 0L);
  }
}
