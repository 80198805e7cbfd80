package dev.usermemory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.scenarios.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool itself, for a second or two on a running service. */
class LoadIT {

  private static final String SECRET = "a-secret-of-at-least-32-characters";

  @TempDir static Path folder;

  private static ServiceProcess service;

  /** How it ended, and what it printed. */
  private record Run(int exitCode, String output) {

    private long cell(String name, int column) {
      return output
          .lines()
          .filter(line -> line.startsWith(name + " ") && line.contains("."))
          .map(line -> line.substring(name.length()).strip().split(" +")[column])
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow(() -> new AssertionError("No row " + name + " in\n" + output));
    }

    long asked(String name) {
      return cell(name, 0);
    }

    long failed(String name) {
      return cell(name, 1);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    service =
        ServiceProcess.start(
            Map.of(
                "MEMORY_DB_PATH",
                folder.resolve("memory.db").toString(),
                "SERVICE_SHARED_SECRET",
                SECRET,
                "ADMIN_SHARED_SECRET",
                "admin-" + SECRET),
            folder.resolve("service.log"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    service.close();
  }

  private static Run run(String... settings) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dload.url=" + service.url());
    command.add("-Dload.warmUp=1");
    command.add("-Dload.duration=1");
    command.add("-Dload.connections=2");
    for (String setting : settings) {
      command.add("-Dload." + setting);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
    command.addAll(List.of("-s", LoadSimulation.class.getName(), "-nr"));
    command.addAll(List.of("-rf", folder.resolve("gatling").toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void openModel_asksAtTheRateThatItIsTold() throws Exception {
    Run run = run("token=" + SECRET, "rate=50", "people=3", "facts=100", "rounds=2");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.asked("GET /")).isBetween(98L, 102L);
    assertThat(run.asked("context")).isBetween(98L, 102L);
    assertThat(run.failed("all")).isZero();
  }

  @Test
  void erasure_endsAmidTheRealisticMix() throws Exception {
    Run run =
        run(
            "mix=erasure",
            "duration=3",
            "token=" + SECRET,
            "adminToken=admin-" + SECRET,
            "people=5",
            "facts=10",
            "heavyFacts=100",
            "erasedFacts=300");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.asked("erasure")).isOne();
    assertThat(run.asked("context")).isPositive();
    assertThat(run.asked("finalize")).isPositive();
    assertThat(run.failed("all")).isZero();
  }

  @Test
  void refusedRequests_failTheRun() throws Exception {
    Run run =
        run(
            "token=" + SECRET,
            "mix=erasure",
            "people=2",
            "facts=10",
            "heavyFacts=10",
            "erasedFacts=10");

    assertThat(run.failed("erasure")).isOne();
    assertThat(run.exitCode()).isNotZero();
  }
}
