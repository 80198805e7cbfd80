package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.UserId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Begins exports. */
@Service
public class ExportService {

  private final ExportStore store;
  private final JsonMapper json;
  private final Clock clock;

  public ExportService(ExportStore store, JsonMapper json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /** Everything of the person's that is unexpired now. */
  public UserExport open(UserId user) {
    return new UserExport(store, json, user, clock.millis());
  }
}
