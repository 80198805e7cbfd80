package dev.usermemory.scenarios;

import dev.usermemory.client.Vitest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * People use the console and the chat page, in Chromium. Pictures of every page are in {@code
 * target/console} afterwards, and in {@code figures.txt} what a page weighs and when it can be
 * used.
 */
@Isolated("it takes both processors")
class ConsoleBrowserIT extends ScenarioIT {

  @Test
  void console_doesWhatItsTestsSay() throws Exception {
    Vitest.needsBrowser();
    Vitest.run("browser", Map.of("BROWSER_URL", url()));
  }
}
