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
import org.yaml.snakeyaml.Yaml;

/** What {@code Dockerfile} and {@code docker-compose.yml} promise, as no Docker is here to try. */
class DeploymentFilesTest {

  private static final String DOCKERFILE = read("Dockerfile");
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

    assertThat(composed).hasSize(3);
    assertThat(Stream.concat(composed.stream(), built))
        .hasSize(6)
        .allMatch(image -> image.matches("[a-z0-9./-]+:[\\w.-]+"))
        .noneMatch(image -> image.endsWith(":latest"));
    assertThat(composed).allMatch(image -> image.matches(".*:[0-9a-f]{40}"));
  }

  @Test
  void everything_startsOnceWhatItNeedsIsThere() {
    var needs = new TreeMap<String, Map<String, String>>();
    SERVICES.forEach((name, service) -> needs.put(name, dependencies(service)));

    assertThat(needs)
        .isEqualTo(
            Map.of(
                "backend", Map.of(),
                "key", Map.of(),
                "dashboard", Map.of("backend", "service_healthy"),
                "deploy",
                    Map.of("backend", "service_healthy", "key", "service_completed_successfully"),
                "service", Map.of("deploy", "service_completed_successfully")));
    assertThat(SERVICES.get("backend")).containsKey("healthcheck");
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
        .hasSize(3)
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

    assertThat(copied(DOCKERFILE))
        .containsExactlyInAnyOrder(".mvn", "pom.xml", "openapi.yaml", "src");
    assertThat(copied(deployDockerfile()))
        .containsExactlyInAnyOrder("package.json", "package-lock.json", "convex");
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

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
