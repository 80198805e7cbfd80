package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the configuration and {@code docker-compose.yml} read is what {@code .env.example}
 * documents, defaults included.
 */
class EnvironmentVariablesTest {

  private static final Map<String, String> CONFIGURATION =
      find("\\$\\{([A-Z][A-Z_]*):([^}]*)}", Path.of("src/main/resources/application.yaml"));

  /** With their defaults; {@code :?} means that there is none. */
  private static final Map<String, String> COMPOSE =
      find("\\$\\{([A-Z][A-Z_]*)(?::-([^}]*)|:\\?[^}]+)}", Path.of("docker-compose.yml"));

  private static final Map<String, String> DOCUMENTED =
      find("(?m)^(?:# )?([A-Z][A-Z_]*)=(.*)$", Path.of(".env.example"));

  /** Means something to Docker Compose alone. */
  private static final Set<String> COMPOSE_ONLY =
      Set.of(
          "CONVEX_INSTANCE_SECRET",
          "CONVEX_DOCUMENT_RETENTION_SECONDS",
          "CONVEX_JOB_RETENTION_SECONDS",
          "CONVEX_MEMORY",
          "POSTGRES_MEMORY",
          "POSTGRES_PASSWORD",
          "SERVICE_MEMORY");

  /** Spring Boot reads these itself; with an empty one it would not start. */
  private static final Set<String> SPRING_BOOTS_OWN =
      Set.of("SERVER_SSL_CERTIFICATE", "SERVER_SSL_CERTIFICATE_PRIVATE_KEY");

  /** Docker Compose decides on these, with the images and the port mapping. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "AUDIT_PATH",
          "CONVEX_DEPLOY_KEY",
          "CONVEX_URL",
          "MEMORY_DB_PATH",
          "OUTBOX_PATH",
          "SERVER_ADDRESS");

  @Test
  void variables_areDocumentedWithTheirDefaults() {
    var used = new TreeMap<>(CONFIGURATION);
    COMPOSE_ONLY.forEach(name -> used.put(name, COMPOSE.getOrDefault(name, "not there")));
    SPRING_BOOTS_OWN.forEach(name -> used.put(name, ""));

    assertThat(CONFIGURATION).isNotEmpty();
    assertThat(DOCUMENTED).isEqualTo(used);
  }

  @Test
  void compose_passesOnWhatTheServiceReadsWithTheSameDefaults() {
    var passedOn = new TreeMap<>(DOCUMENTED);
    passedOn.keySet().removeAll(NOT_PASSED_ON);
    passedOn.keySet().removeAll(SPRING_BOOTS_OWN);
    passedOn.put("LOG_FORMAT", "json"); // nobody sits at the terminal of a container

    assertThat(COMPOSE).isEqualTo(passedOn);
  }

  @Test
  void compose_usesNoOtherSyntax() throws IOException {
    var names = new HashSet<String>();
    Pattern.compile("(?<!\\$)\\$\\{?([A-Za-z_]+)")
        .matcher(Files.readString(Path.of("docker-compose.yml")))
        .results()
        .forEach(match -> names.add(match.group(1)));

    assertThat(names).isEqualTo(COMPOSE.keySet());
  }

  private static Map<String, String> find(String pattern, Path file) {
    try {
      var variables = new TreeMap<String, String>();
      for (MatchResult match :
          Pattern.compile(pattern).matcher(Files.readString(file)).results().toList()) {
        variables.put(match.group(1), Objects.requireNonNullElse(match.group(2), ""));
      }
      return variables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
