package dev.usermemory.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The same in front of a Convex that is not there. */
@TestPropertySource(
    properties = {
      "CONVEX_URL=http://127.0.0.1:1",
      "CONVEX_DEPLOY_KEY=prod:nowhere|key",
      "usermemory.convex.connect-timeout=1s"
    })
class ConvexMetricsCatalogueIT extends MetricsCatalogueIT {

  @DynamicPropertySource
  static void outbox(DynamicPropertyRegistry properties) throws IOException {
    Path folder = Files.createTempDirectory("metrics");
    properties.add("OUTBOX_PATH", () -> folder.resolve("outbox.db").toString());
  }
}
