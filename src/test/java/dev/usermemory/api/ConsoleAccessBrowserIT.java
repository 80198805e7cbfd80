package dev.usermemory.api;

import dev.usermemory.access.Scope;
import dev.usermemory.client.Vitest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Who signs in to the console sees what their token may see, in Chromium. */
@Isolated("it takes both processors")
class ConsoleAccessBrowserIT extends CallersIT {

  @Test
  void console_showsWhatATokenMaySee() throws Exception {
    Vitest.needsBrowser();
    String person = "person-" + UUID.randomUUID();
    Vitest.run(
        "guarded",
        Map.of(
            "GUARDED_URL", url(),
            "END_USER", person,
            "END_USER_TOKEN", ISSUER.token(person),
            "SERVICE_TOKEN", SERVICE,
            "ADMIN_TOKEN", token(Scope.ADMIN),
            "CONSOLE_TOKEN", token(Scope.CONSOLE)));
  }
}
