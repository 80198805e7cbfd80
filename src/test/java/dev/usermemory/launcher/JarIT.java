package dev.usermemory.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that was built: it is whole, it starts, and says so to a Java that is too old for it. */
class JarIT {

  private static final int JAVA_8_CLASSES = 52;

  /** Of a Java that a class file of the service could be read by. */
  private static final int NEEDED = 25;

  /** Not those for tests, which nobody reads. */
  private static final Pattern LISTS =
      Pattern.compile(
          "META-INF/(services/.+|spring/(?!.+\\.test\\.).+\\.imports|spring\\.factories)");

  private static final Pattern CLASS = Pattern.compile("[\\w.$]+\\.[\\w$]+");

  @TempDir private Path folder;

  /** Several parts have a file of the same name, which lists classes of theirs. */
  @Test
  void lists_ofAllParts_areJoined() throws IOException {
    try (var jar = new JarFile(jar().toFile())) {
      List<JarEntry> lists =
          jar.stream().filter(entry -> LISTS.matcher(entry.getName()).matches()).toList();

      assertThat(lists).hasSizeGreaterThan(30);
      for (JarEntry list : lists) {
        Set<String> ofTheParts =
            classes(getClass().getClassLoader().resources(list.getName()).map(JarIT::opened));
        ofTheParts.removeIf(name -> jar.getEntry(name.replace('.', '/') + ".class") == null);

        assertThat(classes(Stream.of(jar.getInputStream(list))))
            .as(list.getName())
            .containsAll(ofTheParts);
      }
    }
  }

  @Test
  void jar_onThisJava_starts() throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder java =
        java(
            Path.of(System.getProperty("java.home")),
            said,
            "-XX:TieredStopAtLevel=1",
            "-Dspring.context.exit=onRefresh");
    java.environment().remove("CONVEX_URL");
    java.environment().put("MEMORY_DB_PATH", folder.resolve("memory.db").toString());

    assertThat(exitCode(java)).as(() -> read(said)).isZero();
    assertThat(folder.resolve("memory.db")).exists();
  }

  @Test
  void firstClass_isReadableByJava8() throws IOException {
    try (var jar = new JarFile(jar().toFile())) {
      String first = jar.getManifest().getMainAttributes().getValue("Main-Class");
      var start =
          new DataInputStream(jar.getInputStream(jar.getEntry(first.replace('.', '/') + ".class")));

      assertThat(start.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(start.readInt()).isEqualTo(JAVA_8_CLASSES); // minor version 0, then major
    }
  }

  /** Debian's own Java is one, and {@code .ci/run} installs it. */
  @Test
  void jar_onAnOldJavaOfThisMachine_saysSo() throws Exception {
    List<Path> old = oldOnes();
    if (System.getenv("CI") != null) {
      assertThat(old).as("a Java older than 25 in /usr/lib/jvm").isNotEmpty();
    }
    for (Path home : old) {
      assertRefused(home);
    }
  }

  private void assertRefused(Path home) throws Exception {
    Path said = folder.resolve("said-by-" + home.getFileName());
    assertThat(exitCode(java(home, said))).isEqualTo(1);
    assertThat(Files.readAllLines(said))
        .singleElement()
        .asString()
        .startsWith(
            "User Memory Service needs Java 25 or newer, and this is Java " + feature(home) + " (");
  }

  private static ProcessBuilder java(Path home, Path said, String... options) throws IOException {
    var line = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    line.addAll(List.of(options));
    line.addAll(List.of("-jar", jar().toString()));
    ProcessBuilder java =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    java.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    return java;
  }

  private static int exitCode(ProcessBuilder java) throws Exception {
    Process process = java.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  /** The names that look like a class's, without comments. */
  private static Set<String> classes(Stream<InputStream> lists) {
    return lists
        .flatMap(list -> new BufferedReader(new InputStreamReader(list, UTF_8)).lines())
        .map(line -> line.replaceFirst("#.*", ""))
        .flatMap(line -> CLASS.matcher(line).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static InputStream opened(URL list) {
    try {
      return list.openStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> oldOnes() throws IOException {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> feature(home) < NEEDED)
          .toList();
    }
  }

  /** Of the line {@code JAVA_VERSION="17.0.16"} or {@code "1.8.0_462"}; {@link #NEEDED} without. */
  private static int feature(Path home) {
    try (Stream<String> release = Files.lines(home.resolve("release"))) {
      return release
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").replaceFirst("^1\\.", ""))
          .map(version -> Integer.parseInt(version.split("\\.")[0]))
          .findFirst()
          .orElse(NEEDED);
    } catch (IOException e) {
      return NEEDED;
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("user-memory-service-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no jar in target: run ./mvnw package"));
    }
  }
}
