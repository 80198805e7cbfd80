package dev.usermemory.privacy;

import dev.usermemory.store.UserId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Begins exports. */
@Service
class ExportService {

  private final ExportStore store;
  private final JsonMapper json;
  private final Clock clock;

  ExportService(ExportStore store, JsonMapper json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /** Everything of the person's that is unexpired now. */
  UserExport open(UserId user) {
    return new UserExport(store, json, user, clock.millis());
  }
}
