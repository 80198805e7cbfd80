package dev.usermemory.api;

import dev.usermemory.access.Scope;
import dev.usermemory.access.TestIssuer;
import dev.usermemory.kernel.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with every kind of credentials configured. */
abstract class CallersIT extends ApiIT {

  static final String SERVICE = "service-secret-of-at-least-32-characters";

  /** For as long as the application context, which is shared and kept. */
  static final TestIssuer ISSUER = new TestIssuer();

  @DynamicPropertySource
  static void credentials(DynamicPropertyRegistry properties) {
    properties.add("SERVICE_SHARED_SECRET", () -> SERVICE);
    properties.add("CLERK_ISSUER_URL", ISSUER::url);
    properties.add("CLERK_AUDIENCE", () -> TestIssuer.AUDIENCE);
    properties.add("ACCESS_TOKENS_FILE", () -> tokensFile().toString());
  }

  /** A token for each scope, which is called after it. */
  private static Path tokensFile() {
    String tokens =
        Arrays.stream(Scope.values())
            .map(scope ->
                "{\"name\": \"%1$s\", \"scopes\": [\"%1$s\"], \"sha256\": \"%2$s\"}"
                    .formatted(scope.wireName(), Sha256.hex(token(scope))))
            .collect(Collectors.joining(","));
    try {
      Path file = Files.createTempFile("tokens", ".json");
      return Files.writeString(file, "{\"tokens\": [" + tokens + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String token(Scope scope) {
    return "token-with-the-scope-" + scope.wireName();
  }

  static Call bearer(Call call, String token) {
    return call.header("Authorization", "Bearer " + token);
  }
}
