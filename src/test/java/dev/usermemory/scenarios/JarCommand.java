package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.UserMemoryApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the jar, in a process of its own. */
final class JarCommand {

  private JarCommand() {}

  /** Returns its exit code; what it says is added to the log. */
  static int run(Map<String, String> settings, Path log, String... arguments)
      throws IOException, InterruptedException {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                UserMemoryApplication.class.getName()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line);
    builder.environment().remove("CONVEX_URL");
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
