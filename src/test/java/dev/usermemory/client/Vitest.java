package dev.usermemory.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Tests in TypeScript that call a running service. */
public final class Vitest {

  private Vitest() {}

  /** Skipped where there is no Node.js; an error in CI. */
  public static void needsNode() {
    assumeThat(ConvexHarness.isAvailable()).as("Node.js is installed").isTrue();
  }

  /** Skipped where there is no Node.js, or no Chromium; an error in CI. */
  public static void needsBrowser() {
    needsNode();
    Tool.CHROMIUM.require();
  }

  /**
   * Runs the tests of a project of {@code vitest.config.ts}, all of which have to pass.
   *
   * @return everything that they print
   */
  public static String run(String project, Map<String, String> environment)
      throws IOException, InterruptedException {
    String vitest = Path.of("node_modules", ".bin", "vitest").toString();
    var command = new ProcessBuilder(vitest, "run", "--project", project);
    command.environment().putAll(environment);
    command.environment().put("NO_COLOR", "1");
    Process process = command.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("Tests").doesNotContain("FAIL", "skipped");
    return printed;
  }
}
