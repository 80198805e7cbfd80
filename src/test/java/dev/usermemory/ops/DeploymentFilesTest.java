package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What {@code Dockerfile} and {@code docker-compose.yml} promise, as no Docker is here to try. */
class DeploymentFilesTest {

  private static final String DOCKERFILE = read("Dockerfile");
  private static final String APPLICATION = read("src/main/resources/application.yaml");
  private static final Map<String, Map<String, Object>> SERVICES = services();

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // the shape of a compose file
  private static Map<String, Map<String, Object>> services() {
    Map<String, Object> compose = new Yaml().load(read("docker-compose.yml"));
    return (Map<String, Map<String, Object>>) compose.get("services");
  }

  /** The file from which {@code deploy} is built. */
  private static String deployDockerfile() {
    return (String) ((Map<?, ?>) SERVICES.get("deploy").get("build")).get("dockerfile_inline");
  }

  @Test
  void images_arePinned() {
    List<String> composed =
        SERVICES.values().stream()
            .map(service -> service.get("image"))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .toList();
    Stream<String> built =
        Stream.of(DOCKERFILE, deployDockerfile())
            .flatMap(file -> found("(?m)^FROM (\\S+)", file).stream());

    assertThat(Stream.concat(composed.stream(), built))
        .isNotEmpty()
        .allMatch(image -> image.matches("[a-z0-9./-]+:[\\w.-]+"))
        .noneMatch(image -> image.endsWith(":latest"));
    assertThat(composed)
        .filteredOn(image -> image.contains("convex"))
        .isNotEmpty()
        .allMatch(image -> image.matches(".*:[0-9a-f]{40}"));
  }

  /** Training and serving run with the same options, and none of them speaks into the log. */
  @Test
  void java_takesItsOptionsFromAFile() {
    assertThat(found("(java @java.options -XX:AOTCacheOutput=app.aot)", DOCKERFILE)).hasSize(1);
    assertThat(found("ENTRYPOINT (.*)", DOCKERFILE).getFirst())
        .startsWith("[\"java\", \"@java.options\", \"-XX:AOTCache=app.aot\"");
    assertThat(DOCKERFILE).doesNotContain("JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");
  }

  /** Whoever is stopped has the time to finish; nobody takes the whole machine. */
  @Test
  void services_haveTimeToEndAndABoundOfMemory() {
    long phase = seconds(found("timeout-per-shutdown-phase: (\\w+)", APPLICATION).getFirst());
    long own = 2 * phase; // requests under way, and after them the outbox and the store

    assertThat(seconds((String) SERVICES.get("service").get("stop_grace_period")))
        .isGreaterThan(own);
    assertThat(SERVICES.values())
        .filteredOn(service -> service.containsKey("restart"))
        .hasSize(6)
        .allMatch(service -> service.containsKey("mem_limit"));
  }

  private static long seconds(String duration) {
    return Long.parseLong(duration.substring(0, duration.length() - 1));
  }

  /** What is erased leaves the backend's own log after as long as the guide says. */
  @Test
  void backend_keepsItsDocumentsInPostgresAndWhatIsErasedForTwoDays() {
    Map<?, ?> environment = (Map<?, ?>) SERVICES.get("backend").get("environment");

    assertThat(environment.get("POSTGRES_URL").toString())
        .startsWith("postgresql://convex:")
        .endsWith("@postgres:5432");
    assertThat(List.of("DOCUMENT_RETENTION_DELAY", "SCHEDULED_JOB_RETENTION"))
        .allMatch(name -> environment.get(name).toString().endsWith(":-172800}"));
    assertThat(read("docs/privacy.md")).contains("two days (`CONVEX_DOCUMENT_RETENTION_SECONDS`");
    assertThat(environment.get("INSTANCE_NAME").toString().replace('-', '_'))
        .isEqualTo(((Map<?, ?>) SERVICES.get("postgres").get("environment")).get("POSTGRES_DB"));
  }

  /** The step that writes the key, run as it stands in the file. */
  @Test
  void key_isWrittenWholeOrNotAtAll(@TempDir Path folder) throws Exception {
    assertThat(runKeyStep(folder, "echo name\necho 'instance|key'")).isZero();
    assertThat(folder.resolve("usermemory.convex.deploy-key")).hasContent("instance|key");

    Files.delete(folder.resolve("usermemory.convex.deploy-key"));
    assertThat(runKeyStep(folder, "echo partly; exit 3")).isNotZero();
    assertThat(runKeyStep(folder, "true")).isNotZero();
    assertThat(folder.resolve("usermemory.convex.deploy-key")).doesNotExist();
  }

  /**
   * @param generator what stands in for the image's own script
   */
  private static int runKeyStep(Path folder, String generator) throws Exception {
    Path script = folder.resolve("generate_admin_key.sh");
    Files.writeString(script, "#!/bin/bash\n" + generator + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    var command =
        ((List<?>) SERVICES.get("key").get("entrypoint"))
            .stream()
                .map(part -> part.toString().replace("$$", "$").replace("/run/convex", "" + folder))
                .toList();
    return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
  }

  /** What must be healthy says when it is; what must be over is not started again. */
  @Test
  void dependencies_canBeMet() {
    for (Map<String, Object> service : SERVICES.values()) {
      dependencies(service)
          .forEach((name, how) -> {
            assertThat(SERVICES).containsKey(name);
            if (how.equals("service_healthy")) {
              assertThat(SERVICES.get(name)).containsKey("healthcheck");
            } else {
              assertThat(how).isEqualTo("service_completed_successfully");
              assertThat(SERVICES.get(name)).doesNotContainKey("restart");
            }
          });
    }
    assertThat(dependencies(SERVICES.get("service"))).isNotEmpty();
  }

  private static Map<String, String> dependencies(Map<String, Object> service) {
    var dependencies = new TreeMap<String, String>();
    if (service.get("depends_on") instanceof Map<?, ?> map) {
      map.forEach((name, how) ->
          dependencies.put((String) name, (String) ((Map<?, ?>) how).get("condition")));
    }
    return dependencies;
  }

  @Test
  void ports_areThisMachinesOnly() {
    assertThat(SERVICES.values().stream().flatMap(DeploymentFilesTest::ports))
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  private static Stream<String> ports(Map<String, Object> service) {
    return service.get("ports") instanceof List<?> list
        ? list.stream().map(Object::toString)
        : Stream.of();
  }

  /** What is copied exists, and reaches Docker past {@code .dockerignore}. */
  @Test
  void builds_getWhatTheyNeed() {
    List<String> sent = read(".dockerignore").lines().filter(line -> line.startsWith("!")).toList();

    assertThat(copied(DOCKERFILE)).isNotEmpty();
    assertThat(copied(deployDockerfile())).isNotEmpty();
    assertThat(read(".dockerignore")).startsWith("*\n");
    assertThat(
            Stream.of(copied(DOCKERFILE), copied(deployDockerfile()))
                .flatMap(List::stream)
                .peek(file -> assertThat(Path.of(file)).exists())
                .map(file -> "!" + file))
        .containsExactlyInAnyOrderElementsOf(sent);
  }

  /** Sources of {@code COPY} that come from the repository. */
  private static List<String> copied(String dockerfile) {
    return found("(?m)^COPY (?!--from)(.+) \\S+$", dockerfile).stream()
        .flatMap(sources -> Arrays.stream(sources.split(" ")))
        .toList();
  }

  /** What containers get of the repository is there, and where they look for it. */
  @Test
  void mounts_areWhereTheyAreLookedFor() {
    List<String> mounts =
        SERVICES.values().stream()
            .flatMap(service -> ((List<?>) service.getOrDefault("volumes", List.of())).stream())
            .map(Object::toString)
            .filter(mount -> mount.startsWith("./"))
            .toList();

    assertThat(mounts)
        .hasSize(3)
        .allMatch(mount -> mount.endsWith(":ro"))
        .allMatch(mount -> Files.isDirectory(Path.of(mount.split(":")[0])));
    assertThat(mounts.toString())
        .contains(
            "./ops/prometheus:/etc/prometheus:ro", "./ops/grafana/dashboards:" + dashboards());
    assertThat(SERVICES.get("prometheus").get("command").toString())
        .contains("--config.file=/etc/prometheus/prometheus.yml");
    assertThat(SERVICES.get("prometheus").get("secrets")).isEqualTo(List.of("metrics-secret"));
    assertThat(read("ops/prometheus/prometheus.yml"))
        .contains("credentials_file: /run/secrets/metrics-secret", "targets: [service:8080]");
  }

  private static String dashboards() {
    return found("path: (\\S+)", read("ops/grafana/provisioning/dashboards/user-memory.yml"))
        .getFirst();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
