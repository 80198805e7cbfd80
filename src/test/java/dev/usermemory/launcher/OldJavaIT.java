package dev.usermemory.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that was built, started by a Java that is too old for the service. */
class OldJavaIT {

  private static final int JAVA_8_CLASSES = 52;

  /** Of a Java that a class file of the service could be read by. */
  private static final int NEEDED = 25;

  @TempDir private Path folder;

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
    ProcessBuilder java =
        new ProcessBuilder(home.resolve("bin/java").toString(), "-jar", jar().toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    java.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    Process process = java.start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readAllLines(said))
        .singleElement()
        .asString()
        .startsWith(
            "User Memory Service needs Java 25 or newer, and this is Java " + feature(home) + " (");
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
