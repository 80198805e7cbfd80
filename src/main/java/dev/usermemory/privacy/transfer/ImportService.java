package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.json.StrictJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Stores exports, from this or another deployment. */
@Service
public class ImportService {

  /** Longer than any document that a store keeps. */
  private static final int MAX_LINE_BYTES = 1_048_576;

  private final ImportStore store;
  private final Clock clock;
  private final ImportLines lines = new ImportLines(StrictJson.mapper());

  ImportService(ImportStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public ImportReport importUser(UserId user, InputStream body) throws IOException {
    var reader = new LineReader(new BufferedInputStream(body), MAX_LINE_BYTES);
    return new UserImport(store, lines, user, clock.millis()).read(reader);
  }
}
