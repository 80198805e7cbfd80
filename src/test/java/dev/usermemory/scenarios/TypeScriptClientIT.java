package dev.usermemory.scenarios;

import dev.usermemory.client.Vitest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The built TypeScript client, and the examples of {@code docs/clients.md}, call this service. */
@TestPropertySource(properties = "SKILL_HASH_SALT=")
class TypeScriptClientIT extends ScenarioIT {

  @Test
  void client_doesWhatItsTestsSay() throws Exception {
    Vitest.needsNode();
    Vitest.run("service", Map.of("SERVICE_URL", url()));
  }
}
