package dev.usermemory.scenarios;

import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;

/** What goes wrong between the service and Convex, for every request while it lasts. */
enum Trouble {
  /** Connections break, and further ones are refused. */
  OUTAGE(""),
  /** Answers that come, but late. */
  SLOWNESS("{\"delayMs\": 2000}"),
  OVERLOAD("{\"status\": 503, \"code\": \"CommitterFullError\"}"),
  RESET_BEFORE_THE_COMMIT("{\"drop\": true}"),
  RESET_AFTER_THE_COMMIT("{\"drop\": true, \"commit\": true}"),
  /** Of a proxy whose Convex has gone, and of something that is not Convex at all. */
  WRONG_ANSWERS("{\"status\": 502}, {\"status\": 500, \"commit\": true}, {\"status\": 200}"),
  /** Three in ten requests, each in another way. */
  RANDOM(
      """
      {"status": 503, "code": "OptimisticConcurrencyControlFailure"}, {"drop": true},
      {"drop": true, "commit": true}, {"status": 502}, {"delayMs": 2000},
      {"answerDelayMs": 2000}\
      """);

  private final String faults;

  Trouble(String faults) {
    this.faults = faults;
  }

  void begin(ConvexHarness harness, Cable cable, int seed) throws IOException {
    if (this == OUTAGE) {
      cable.cut();
    } else {
      harness.plan(
          "{\"random\": {\"seed\": %d, \"share\": %s, \"faults\": [%s]}}"
              .formatted(seed, this == RANDOM ? "0.3" : "1", faults));
    }
  }

  void end(ConvexHarness harness, Cable cable) throws IOException {
    cable.mend();
    harness.clearFaults();
  }
}
