package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One export on its way: JSON lines, one page of documents in memory at a time. */
public final class UserExport {

  private final ExportStore store;
  private final JsonMapper json;
  private final UserId user;
  private final long nowMs;
  private Page<ExportRecord> page;
  private long records;

  /** Reads the first page, so that a store that is down says so before anything is sent. */
  UserExport(ExportStore store, JsonMapper json, UserId user, long nowMs) {
    this.store = store;
    this.json = json;
    this.user = user;
    this.nowMs = nowMs;
    page = read(null);
  }

  public void writeTo(OutputStream out) throws IOException {
    write(out, ExportLine.Header.at(nowMs));
    while (true) {
      for (ExportRecord record : page.items()) {
        write(out, new ExportLine.Document(record.table(), record.document()));
        records++;
      }
      if (page.nextCursor() == null) {
        break;
      }
      page = read(page.nextCursor());
    }
    write(out, ExportLine.End.after(records));
  }

  /** How many documents were written. */
  public long records() {
    return records;
  }

  private Page<ExportRecord> read(@Nullable String cursor) {
    return store.exportUser(user, new PageRequest(cursor, PageRequest.MAX_LIMIT), nowMs);
  }

  private void write(OutputStream out, ExportLine line) throws IOException {
    out.write(json.writeValueAsBytes(line));
    out.write('\n');
  }
}
