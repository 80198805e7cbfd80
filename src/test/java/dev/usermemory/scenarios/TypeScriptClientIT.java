package dev.usermemory.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.store.convex.ConvexHarness;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The built TypeScript client, and the examples of {@code docs/clients.md}, call this service. */
@TestPropertySource(properties = "SKILL_HASH_SALT=")
class TypeScriptClientIT extends ScenarioIT {

  @Test
  void client_doesWhatItsTestsSay() throws Exception {
    Assumptions.assumeTrue(ConvexHarness.isAvailable(), "skipped: the client needs Node.js");
    assertThat(runTests(url())).contains("Tests").doesNotContain("FAIL", "skipped");
  }

  /** Everything that they print; a failure is told by the exit code, with what was printed. */
  private static String runTests(String url) throws IOException, InterruptedException {
    String vitest = Path.of("node_modules", ".bin", "vitest").toString();
    var command = new ProcessBuilder(vitest, "run", "--project", "service");
    command.environment().put("SERVICE_URL", url);
    command.environment().put("NO_COLOR", "1");
    Process process = command.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
