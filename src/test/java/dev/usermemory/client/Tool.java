package dev.usermemory.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that a developer's machine may lack, but not CI. */
public enum Tool {
  PROMETHEUS("prometheus"),
  PROMTOOL("promtool"),
  CHROMIUM("chromium");

  private final String program;

  Tool(String program) {
    this.program = program;
  }

  /** Skips the test where the program is missing; in CI the test fails. */
  public void require() {
    if (System.getenv().getOrDefault("CI", "").isEmpty()) {
      assumeThat(isInstalled()).as(program + " is installed").isTrue();
    }
    assertThat(isInstalled()).as(program + " is installed").isTrue();
  }

  private boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  public ProcessBuilder command(List<String> arguments) {
    return new ProcessBuilder(Stream.concat(Stream.of(program), arguments.stream()).toList());
  }

  /** Runs it to its end and returns what it printed; it must be content. */
  public String run(List<String> arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(program, ".txt");
    try {
      Process process =
          command(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      try {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }
}
