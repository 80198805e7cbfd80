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

    assertThat(Stream.concat(composed.stream(), built))
        .isNotEmpty()
        .allMatch(image -> image.matches("[a-z0-9./-]+:[\\w.-]+"))
        .noneMatch(image -> image.endsWith(":latest"));
    assertThat(composed).allMatch(image -> image.matches(".*:[0-9a-f]{40}"));
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

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
