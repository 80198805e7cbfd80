package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.UserMemoryApplication;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service in a process of its own, which can be killed. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final int port;
  private final ServiceClient client;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    this.client = new ServiceClient(port);
  }

  /** Starts the service on a database file and waits until it is ready. */
  public static ServiceProcess start(Path database) throws IOException {
    return start(
        Map.of("MEMORY_DB_PATH", database.toString()), database.resolveSibling("service.log"));
  }

  /**
   * Starts the service with these settings and waits until it is ready.
   *
   * @param log that its output is added to
   */
  public static ServiceProcess start(Map<String, String> settings, Path log) throws IOException {
    return start(UserMemoryApplication.class, settings, log);
  }

  /** The same for another main class. */
  public static ServiceProcess start(Class<?> main, Map<String, String> settings, Path log)
      throws IOException {
    int port = freePort();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // half the work of a start
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.environment().keySet().removeAll(List.of("CONVEX_URL", "SERVICE_SHARED_SECRET"));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var service = new ServiceProcess(builder.start(), port);
    await().atMost(START).until(service::isReady);
    return service;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the service ended with " + process.exitValue());
    }
    try {
      return client.get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  /** Where to call it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public ServiceClient client() {
    return client;
  }

  /**
   * From now on no file that it writes to may grow beyond this, as on a disk that is full; {@code
   * unlimited} for none.
   */
  public void limitFileSize(String bytes) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    var limit = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited");
    assertThat(limit.inheritIO().start().waitFor()).isZero();
  }

  /** What of its memory is in use, by Linux's count. */
  public long residentMb() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /** With which it ended by itself. */
  public int exitCode(Duration patience) throws InterruptedException {
    assertThat(process.waitFor(patience)).isTrue();
    return process.exitValue();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
